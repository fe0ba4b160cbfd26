"""The command that makes a data folder without the window: init."""

import argparse

from app.cli.context import Context
from app.cli.outcome import Outcome
from app.services.centre.setup import CentreDetails, get_centre, initialise_centre


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    init = commands.add_parser("init", help="tạo thư mục dữ liệu của một trung tâm")
    init.add_argument("--province", required=True, metavar="MÃ", help="mã tỉnh, ví dụ 20")
    init.add_argument("--commune", required=True, metavar="MÃ", help="mã xã, ví dụ 06124")
    init.add_argument("--director", required=True, metavar="HỌ_TÊN", help="giám đốc, người ký")
    init.add_argument("--name", default="", metavar="TÊN", help="tên trung tâm, như quyết định")
    init.add_argument("--superior", default="", metavar="TÊN", help="cấp ủy trực thuộc")
    init.add_argument("--seal", default="", metavar="TÊN", help="tên khắc trên con dấu")
    init.add_argument("--place", default="", metavar="ĐỊA_DANH", help="địa danh ghi trên văn bản")
    init.add_argument("--sign", default="TTCT", metavar="KÝ_HIỆU", help="ký hiệu văn bản")
    init.add_argument("--clerk", action="append", default=[], metavar="HỌ_TÊN", help="giáo vụ")
    init.add_argument(
        "--served", nargs="+", default=[], metavar="MÃ", help="mã các xã được phục vụ"
    )
    init.add_argument("--practice", action="store_true", help="thư mục thực hành")
    init.set_defaults(handler=_init)


def _init(arguments: argparse.Namespace, context: Context) -> Outcome:
    details = CentreDetails(
        province_code=arguments.province,
        commune_code=arguments.commune,
        director=arguments.director,
        name=arguments.name,
        superior_name=arguments.superior,
        seal_name=arguments.seal,
        place_name=arguments.place,
        short_sign=arguments.sign,
        clerks=tuple(arguments.clerk),
        served=tuple(arguments.served),
        is_practice=arguments.practice,
    )
    with context.new_database() as database:
        with database.action("Thiết lập trung tâm") as session:
            initialise_centre(session, details=details)
        with database.read() as session:
            centre = get_centre(session)
    return Outcome(
        {
            "folder": str(context.paths.folder),
            "centre_id": str(centre.organization_id),
            "database_id": str(centre.database_id),
            "name": centre.full_name,
            "superior_name": centre.superior_name,
            "province": centre.province_code,
            "commune": centre.commune_code,
            "practice": centre.is_practice,
        },
        (
            f"Đã tạo thư mục dữ liệu {context.paths.folder}",
            f"{centre.full_name}, trực thuộc {centre.superior_name}"
            f" ({centre.commune_name}, {centre.province_name}).",
        ),
    )
