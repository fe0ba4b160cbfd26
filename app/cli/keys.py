"""The commands that hand out this folder's public keys and take in those of the other side."""

import argparse
from pathlib import Path

from app.cli.context import Context
from app.cli.outcome import Outcome
from app.errors import UserError
from app.services.files import write_atomically
from app.services.sync.bundle import PublicBundle
from app.services.sync.bundle_file import read_bundle_file, write_bundle
from app.services.sync.key_exports import export_public_keys, export_secret_sealing_key
from app.services.sync.keys import KeyRing
from app.services.sync.own_side import OwnSide, own_bundle, own_keys, own_side
from app.services.sync.trusting import trust


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    keys = commands.add_parser("keys", help="ghi khóa công khai của thư mục dữ liệu này")
    keys.add_argument("--out", type=Path, required=True, help="thư mục để ghi")
    keys.add_argument(
        "--secret", action="store_true", help="cả khóa mở gói (chỉ dữ liệu thực hành)"
    )
    keys.set_defaults(handler=_keys)
    trusting = commands.add_parser("trust", help="nhận khóa công khai của phía bên kia")
    add_trust_arguments(trusting)
    trusting.set_defaults(handler=take_bundle)


def add_trust_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what taking in a key file asks for."""
    parser.add_argument("file", type=Path, metavar="TỆP_KHÓA")
    parser.add_argument("--fingerprint", help="mã kiểm tra nghe đọc qua điện thoại, để so")


def _keys(arguments: argparse.Namespace, context: Context) -> Outcome:
    with context.database() as database, database.read() as session:
        own = own_side(session)
        if arguments.secret and not own.is_practice:
            raise UserError(
                "Khóa bí mật chỉ được ghi ra từ dữ liệu thực hành.",
                remedy="Bỏ --secret; khóa bí mật của dữ liệu thật không rời khỏi máy.",
                code="secret-keys-stay",
            )
        ring = own_keys(context.paths.keys)
        bundle = own_bundle(session, keys=ring)
    files = export_keys(arguments.out, own, bundle, secret=ring if arguments.secret else None)
    return Outcome(
        {"files": [str(file) for file in files], "fingerprint": bundle.fingerprint},
        (*map(str, files), f"Mã kiểm tra để đọc qua điện thoại: {bundle.fingerprint}"),
    )


def export_keys(
    folder: Path, own: OwnSide, bundle: PublicBundle, *, secret: KeyRing | None
) -> list[Path]:
    """Write the keys in the forms that minisign, age and the other side's program read."""
    folder.mkdir(parents=True, exist_ok=True)
    name = own.side.value
    files = [*export_public_keys(bundle.keys, folder, name), folder / f"{name}.json"]
    write_atomically(files[-1], write_bundle(bundle))
    if secret is not None:
        files.append(export_secret_sealing_key(secret.current, folder, name))
    return files


def take_bundle(arguments: argparse.Namespace, context: Context) -> Outcome:
    """Take in the key file that the other side sent."""
    bundle = read_bundle_file(arguments.file)
    with (
        context.database() as database,
        database.action(f"Công nhận khóa của {bundle.name}") as session,
    ):
        peer = trust(session, bundle=bundle, read_aloud=arguments.fingerprint)
    return Outcome(
        {"code": peer.code, "name": peer.name, "fingerprint": peer.fingerprint},
        (f"Đã công nhận khóa của {peer.name}. Mã kiểm tra: {peer.fingerprint}",),
    )
