"""The province's side of the exchange: set up, invite, admit, receive, receipt, board."""

import argparse
from dataclasses import asdict
from pathlib import Path

from app import clock
from app.cli.context import Context
from app.cli.keys import add_trust_arguments, export_keys, take_bundle
from app.cli.outcome import Outcome
from app.models.values import Side
from app.services.files import copy_to_drive
from app.services.sync.board import board
from app.services.sync.own_side import own_bundle, own_keys, own_side, require_side
from app.services.sync.province_setup import initialise_province
from app.services.sync.receipt_sealing import make_receipt
from app.services.sync.received import Received
from app.services.sync.staging import TableCounts
from app.services.sync.taking_in import receive_file


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    province = commands.add_parser("province", help="trao đổi với các trung tâm, phía tỉnh")
    parts = province.add_subparsers(dest="part", metavar="VIỆC", required=True)
    _add_init(parts)
    invite = parts.add_parser("invite", help="ghi tệp khóa của tỉnh để gửi các trung tâm")
    invite.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC")
    invite.set_defaults(handler=_invite)
    admit = parts.add_parser("admit", help="công nhận khóa của một trung tâm")
    add_trust_arguments(admit)
    admit.set_defaults(handler=take_bundle)
    receiving = parts.add_parser("receive", help="nhận gói của một trung tâm")
    receiving.add_argument("file", type=Path, metavar="TỆP")
    receiving.add_argument("--accept-new-database", action="store_true")
    receiving.set_defaults(handler=_receive)
    receipt = parts.add_parser("receipt", help="lập biên nhận cho gói mới nhất của một trung tâm")
    receipt.add_argument("centre", metavar="MÃ_TRUNG_TÂM")
    receipt.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC")
    receipt.set_defaults(handler=_receipt)
    parts.add_parser("board", help="các trung tâm và dữ liệu tỉnh đang giữ").set_defaults(
        handler=_board
    )


def _add_init(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    init = parts.add_parser("init", help="lập thư mục dữ liệu của tỉnh")
    init.add_argument("--province", required=True, metavar="MÃ_TỈNH")
    init.add_argument("--name", default="Ban Tuyên giáo và Dân vận Tỉnh ủy")
    init.add_argument("--practice", action="store_true")
    init.set_defaults(handler=_init)


def _init(arguments: argparse.Namespace, context: Context) -> Outcome:
    with context.new_database() as database:
        with database.action("Lập dữ liệu của tỉnh") as session:
            initialise_province(
                session,
                province_code=arguments.province,
                name=arguments.name,
                is_practice=arguments.practice,
            )
        with database.read() as session:
            bundle = own_bundle(session, keys=own_keys(context.paths.keys))
    return Outcome(
        {"code": bundle.code, "name": bundle.name, "fingerprint": bundle.fingerprint},
        (f"Đã lập dữ liệu của {bundle.name}. Mã kiểm tra khóa: {bundle.fingerprint}",),
    )


def _invite(arguments: argparse.Namespace, context: Context) -> Outcome:
    with context.database() as database, database.read() as session:
        require_side(session, Side.PROVINCE)
        own = own_side(session)
        bundle = own_bundle(session, keys=own_keys(context.paths.keys))
    files = export_keys(arguments.to, own, bundle, secret=None)
    return Outcome(
        {"files": [str(file) for file in files], "fingerprint": bundle.fingerprint},
        (
            f"Gửi tệp {files[-1]} cho trung tâm.",
            f"Đọc mã này qua điện thoại để trung tâm so: {bundle.fingerprint}",
        ),
    )


def _receive(arguments: argparse.Namespace, context: Context) -> Outcome:
    with (
        context.database() as database,
        database.action(f"Nhận gói {arguments.file.name}") as session,
    ):
        require_side(session, Side.PROVINCE)
        received = receive_file(
            session,
            path=arguments.file,
            keys=own_keys(context.paths.keys),
            folder=context.paths.packages,
            accept_new_database=arguments.accept_new_database,
        )
    return Outcome(_as_json(received), _as_lines(received))


def _as_json(received: Received) -> dict[str, object]:
    return {
        "sender": received.sender,
        "sequence": received.sequence_no,
        "already_received": received.already_received,
        "received": received.total("received"),
        "applied": received.total("applied"),
        "unchanged": received.total("unchanged"),
        "held": received.total("held"),
        "tables": {c.table: asdict(c) | {"received": c.received} for c in received.counts},
        "mirror_digest": received.mirror_digest,
        "digest_agrees": received.digest_agrees,
    }


def _as_lines(received: Received) -> tuple[str, ...]:
    again = "Gói này đã nhận trước đây. " if received.already_received else ""
    agrees = "khớp" if received.digest_agrees else "KHÔNG khớp, đã ghi yêu cầu gửi gói đầy đủ"
    return (
        f"{again}Gói số {received.sequence_no} của {received.sender}: "
        f"{received.total('received')} dòng = {received.total('applied')} ghi + "
        f"{received.total('unchanged')} không đổi + {received.total('held')} giữ lại.",
        *(_line(count) for count in received.counts),
        f"Bản sao ở tỉnh so với trung tâm: {agrees}.",
    )


def _line(count: TableCounts) -> str:
    return f"  {count.table}: {count.applied} / {count.unchanged} / {count.held}"


def _receipt(arguments: argparse.Namespace, context: Context) -> Outcome:
    arguments.to.mkdir(parents=True, exist_ok=True)
    with context.database() as database, database.action("Lập biên nhận") as session:
        require_side(session, Side.PROVINCE)
        kept = make_receipt(
            session,
            centre=arguments.centre,
            keys=own_keys(context.paths.keys),
            folder=context.paths.packages,
        )
    target = copy_to_drive(kept.read_bytes(), arguments.to, kept.name)
    return Outcome({"path": str(target)}, (f"Biên nhận: {target} ({clock.today():%d/%m/%Y})",))


def _board(_arguments: argparse.Namespace, context: Context) -> Outcome:
    with context.database() as database, database.read() as session:
        require_side(session, Side.PROVINCE)
        centres = board(session)
    return Outcome(
        {"centres": [asdict(centre) for centre in centres]},
        tuple(
            f"{c.code} {c.name}: gói số {c.last_sequence}, {sum(c.rows.values())} dòng, "
            f"{c.held} dòng giữ lại"
            for c in centres
        )
        or ("Chưa công nhận trung tâm nào.",),
    )
