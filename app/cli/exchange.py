"""The centre's side of the exchange: export a package, take in a receipt, see how things stand."""

import argparse
from dataclasses import asdict
from pathlib import Path

from app.cli.context import Context
from app.cli.outcome import Outcome
from app.database import Database
from app.models.values import Side
from app.services.sync import exchange_status, outbox
from app.services.sync.own_side import own_keys, require_side
from app.services.sync.package_copies import copy_package, get_package
from app.services.sync.sent_packages import PackageRow
from app.services.sync.taking_in import take_receipt_file


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    sync = commands.add_parser("sync", help="trao đổi với tỉnh, phía trung tâm")
    parts = sync.add_subparsers(dest="part", metavar="VIỆC", required=True)
    export = parts.add_parser("export", help="lập gói gửi tỉnh và ghi vào một thư mục hoặc ổ USB")
    export.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC")
    export.add_argument(
        "--again", type=int, metavar="SỐ", help="chép lại gói đã lập mang số này, không lập gói mới"
    )
    export.set_defaults(handler=_export)
    receive = parts.add_parser("receive", help="nhận biên nhận của tỉnh")
    receive.add_argument("file", type=Path, metavar="TỆP")
    receive.set_defaults(handler=_receive)
    status = parts.add_parser("status", help="tỉnh đã có gì, còn thiếu gì")
    status.set_defaults(handler=_status)


def _export(arguments: argparse.Namespace, context: Context) -> Outcome:
    # Before a number is taken: a stick that is not there should not cost one.
    arguments.to.mkdir(parents=True, exist_ok=True)
    with context.database() as database:
        package = _kept(database, arguments.again) if arguments.again else _made(database)
        target = copy_package(package, kept_in=context.paths.packages, to=arguments.to)
    return Outcome(
        {
            "path": str(target),
            "sequence": package.sequence_no,
            "sha256": package.sha256,
            "full": package.is_full,
            "counts": package.counts,
            "state_digest": package.state_digest,
        },
        (
            f"Gói số {package.sequence_no}: {target}",
            *(f"  {table}: {count}" for table, count in sorted(package.counts.items())),
        ),
    )


def _made(database: Database) -> PackageRow:
    with database.action("Lập gói gửi tỉnh") as session:
        require_side(session, Side.CENTRE)
        keys = own_keys(database.paths.keys)
        return outbox.make_package(session, keys=keys, folder=database.paths.packages)


def _kept(database: Database, number: int) -> PackageRow:
    with database.read() as session:
        require_side(session, Side.CENTRE)
        return get_package(session, sequence_no=number)


def _receive(arguments: argparse.Namespace, context: Context) -> Outcome:
    with (
        context.database() as database,
        database.action("Nhận biên nhận của tỉnh") as session,
    ):
        require_side(session, Side.CENTRE)
        keys = own_keys(context.paths.keys)
        summary = take_receipt_file(session, path=arguments.file, keys=keys)
    again = "Biên nhận này đã nhận trước đây. " if summary.already_taken else ""
    return Outcome(
        asdict(summary),
        (
            f"{again}Tỉnh đã nhận gói số {summary.sequence_no}: {summary.received} dòng = "
            f"{summary.applied} ghi + {summary.unchanged} không đổi + {summary.held} giữ lại.",
        ),
    )


def _status(_arguments: argparse.Namespace, context: Context) -> Outcome:
    with context.database() as database, database.read() as session:
        require_side(session, Side.CENTRE)
        status = exchange_status.status(session)
    last = status.last_accepted
    return Outcome(
        {
            "province": status.province.name if status.province else None,
            "unsent": status.unsent,
            "unsent_total": status.unsent_total,
            "last_accepted": last.sequence_no if last else 0,
            "packages": [
                {
                    "sequence": p.sequence_no,
                    "state": p.state,
                    "sha256": p.sha256,
                    "file": p.file_name,
                }
                for p in status.packages
            ],
        },
        (
            f"Tỉnh đã nhận đến gói số {last.sequence_no if last else 0}; "
            f"{status.unsent_total} thay đổi tỉnh chưa có.",
        ),
    )
