"""The command that shows the whole work without a window, on practice data."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from app import clock
from app.anchor import read_anchor
from app.cli.context import Context
from app.cli.keys import export_keys
from app.cli.outcome import ExitCode, Outcome
from app.cli.practice import (
    CLASSES,
    PRACTICE_CENTRE,
    run_all,
    run_class,
    set_up_practice,
)
from app.database import Database
from app.errors import UserError
from app.paths import Paths
from app.services.classes.class_states import class_row
from app.services.files import copy_to_drive, write_atomically
from app.services.papers import forms, printing
from app.services.papers.centre_papers import CENTRE_FORMS, CentreRequest, build_centre_paper
from app.services.sync import outbox
from app.services.sync.own_side import own_bundle, own_keys, own_side
from app.services.sync.package_copies import copy_package
from app.services.sync.province_setup import initialise_province
from app.services.sync.receipt_sealing import make_receipt
from app.services.sync.receipts import ReceiptSummary
from app.services.sync.received import Received
from app.services.sync.taking_in import receive_file, take_receipt_file
from app.services.sync.trusting import trust
from app.services.upkeep.check import check_all
from app.upgrade import upcasts

_PAPERS = (
    *("F05", "F06", "F07", "F09", "F12", "F13", "F14", "F21", "F23"),
    *("F25", "F26", "F28", "F31", "F47", "F50"),
)


@dataclass(frozen=True)
class _Demo:
    """The two data folders and the place of what is made."""

    centre: Context
    province: Context
    out: Path
    made: list[str]

    def say(self, line: str) -> None:
        """Tell what is being done."""
        _tell(line)


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    demo = commands.add_parser("demo", help="chạy trọn công việc trên dữ liệu thực hành")
    demo.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    demo.add_argument("--export-keys", type=Path, metavar="THƯ_MỤC", help="ghi khóa để kiểm gói")
    demo.set_defaults(handler=_demo)
    practice = commands.add_parser("practice", help="lập dữ liệu thực hành trong --data")
    practice.set_defaults(handler=_practice)


def _demo(arguments: argparse.Namespace, context: Context) -> Outcome:
    folder: Path = arguments.folder
    if folder.exists() and any(folder.iterdir()):
        raise UserError(
            f"Thư mục {folder} đã có tệp.",
            remedy="Chỉ ra một thư mục mới hoặc trống.",
            code="folder-not-empty",
        )
    demo = _Demo(
        Context(Paths.under(folder / "centre"), context.as_json),
        Context(Paths.under(folder / "province"), context.as_json),
        folder / "out",
        [],
    )
    demo.out.mkdir(parents=True)
    package = _run_centre(demo)
    received, receipt = _exchange(demo, package)
    if arguments.export_keys:
        _export_keys(demo, arguments.export_keys)
    findings = [*_check(demo.centre), *_check(demo.province)]
    demo.say(f"kiểm tra hai thư mục dữ liệu: {len(findings)} phát hiện")
    return _outcome(demo, package, received, receipt, findings)


def _practice(_arguments: argparse.Namespace, context: Context) -> Outcome:
    if context.paths.database.exists():
        raise UserError(
            f"Thư mục {context.paths.folder} đã có dữ liệu.",
            remedy="Chỉ ra một thư mục mới bằng --data.",
            code="folder-not-empty",
        )
    with context.new_database() as database:
        set_up_practice(database)
        run_all(database, today=clock.today(), say=_tell)
    return Outcome(
        {"centre": str(context.paths.folder)},
        (f"Đã lập dữ liệu thực hành trong {context.paths.folder}.",),
    )


def _tell(line: str) -> None:
    """Standard error is for what is being done, standard output for the result."""
    sys.stderr.write(line + "\n")


def _run_centre(demo: _Demo) -> Path:
    """Set the centre up, run its classes, print their papers, and make the package."""
    with demo.centre.new_database() as database:
        set_up_practice(database)
        for plan in CLASSES:
            class_id = run_class(database, plan, today=clock.today(), say=demo.say)
            _print_papers(demo, database, class_id)
        _print_centre_papers(demo, database, clock.today() - timedelta(days=CLASSES[-1].days_ago))
    return _make_package(demo)


def _print_papers(demo: _Demo, database: Database, class_id: UUID) -> None:
    with database.read() as session:
        code = class_row(session, class_id).code
    for form in (*_PAPERS, "F30", "F32"):
        with database.action(f"In {form} của lớp {code}") as session:
            made = printing.print_paper(
                session,
                files=database.paths.files,
                form=form,
                class_id=class_id,
                day=clock.today(),
                printed_at=clock.now().astimezone(),
            )
        _write(demo, f"{code}-{form}.pdf", made.data)
    with database.read() as session:
        paper = forms.build(session, form="F06", class_id=class_id, day=clock.today())
    if paper.to_excel is not None:
        _write(demo, f"{code}-F06.xlsx", paper.to_excel())
    demo.say(f"  in {len(_PAPERS) + 2} loại giấy tờ của lớp {code}")


def _print_centre_papers(demo: _Demo, database: Database, month: date) -> None:
    """Print what tells of all classes together: lecturers, rooms, hours."""
    request = CentreRequest(month, clock.today(), clock.now().astimezone())
    for form in CENTRE_FORMS:
        with database.read() as session:
            paper = build_centre_paper(session, form=form, request=request)
        _write(demo, f"{paper.file_name}.pdf", paper.to_pdf())


def _write(demo: _Demo, name: str, data: bytes) -> None:
    write_atomically(demo.out / name, data)
    demo.made.append(str(demo.out / name))


def _make_package(demo: _Demo) -> Path:
    """Let both sides take each other's keys in, then seal what the province does not have."""
    with demo.province.new_database() as database:
        with database.action("Lập dữ liệu của tỉnh") as session:
            initialise_province(
                session,
                province_code=PRACTICE_CENTRE.province_code,
                name="Ban Tuyên giáo và Dân vận Tỉnh ủy Lạng Sơn",
                is_practice=True,
            )
        with database.read() as session:
            province = own_bundle(session, keys=own_keys(demo.province.paths.keys))
    with demo.centre.database() as database:
        keys = own_keys(demo.centre.paths.keys)
        with database.action("Công nhận khóa của tỉnh") as session:
            trust(session, bundle=province, read_aloud=province.fingerprint)
            centre = own_bundle(session, keys=keys)
        with database.action("Lập gói gửi tỉnh") as session:
            package = outbox.make_package(session, keys=keys, folder=demo.centre.paths.packages)
        path = copy_package(package, kept_in=demo.centre.paths.packages, to=demo.out)
    with (
        demo.province.database() as database,
        database.action("Công nhận khóa của trung tâm") as session,
    ):
        trust(session, bundle=centre, read_aloud=centre.fingerprint)
    demo.made.append(str(path))
    demo.say(f"lập gói gửi tỉnh: {path.name}")
    return path


def _exchange(demo: _Demo, package: Path) -> tuple[Received, ReceiptSummary]:
    """Receive the package at the province and take its receipt in at the centre."""
    with demo.province.database() as database:
        keys = own_keys(demo.province.paths.keys)
        with database.action(f"Nhận gói {package.name}") as session:
            received = receive_file(
                session, path=package, keys=keys, folder=demo.province.paths.packages
            )
        with database.action("Lập biên nhận") as session:
            kept = make_receipt(
                session,
                centre=received.sender,
                keys=keys,
                folder=demo.province.paths.packages,
            )
    receipts = demo.out / "bien-nhan"
    receipts.mkdir()
    file = copy_to_drive(kept.read_bytes(), receipts, kept.name)
    demo.made.append(str(file))
    with (
        demo.centre.database() as database,
        database.action("Nhận biên nhận của tỉnh") as session,
    ):
        keys = own_keys(demo.centre.paths.keys)
        receipt = take_receipt_file(session, path=file, keys=keys)
    demo.say("tỉnh nhận gói, trung tâm nhận biên nhận")
    return received, receipt


def _export_keys(demo: _Demo, folder: Path) -> None:
    for side in (demo.centre, demo.province):
        with side.database() as database, database.read() as session:
            own = own_side(session)
            ring = own_keys(side.paths.keys)
            bundle = own_bundle(session, keys=ring)
        demo.made.extend(str(file) for file in export_keys(folder, own, bundle, secret=ring))


def _check(side: Context) -> Iterator[str]:
    with side.database() as database, database.read() as session:
        findings = check_all(
            session,
            anchor=read_anchor(side.paths.anchor),
            version=database.schema_version,
            upcasts=upcasts(),
        )
    return (f"[{finding.code}] {finding.message}" for finding in findings)


def _outcome(
    demo: _Demo,
    package: Path,
    received: Received,
    receipt: ReceiptSummary,
    findings: list[str],
) -> Outcome:
    same = "giống nhau" if received.digest_agrees else "KHÁC NHAU"
    is_good = received.digest_agrees and not findings
    return Outcome(
        {
            "centre": str(demo.centre.paths.folder),
            "province": str(demo.province.paths.folder),
            "package": str(package),
            "files": demo.made,
            "received": received.total("received"),
            "applied": received.total("applied"),
            "unchanged": received.total("unchanged"),
            "held": received.total("held"),
            "mirror_digest": received.mirror_digest,
            "digest_agrees": received.digest_agrees,
            "receipt_for": receipt.sequence_no,
            "findings": findings,
        },
        (
            *demo.made,
            f"Dữ liệu của trung tâm: {demo.centre.paths.folder}",
            f"Dữ liệu của tỉnh: {demo.province.paths.folder}",
            f"Tỉnh nhận {received.total('received')} dòng; bản ở tỉnh và ở trung tâm {same}.",
            f"Đã nhận biên nhận của gói số {receipt.sequence_no}.",
            *findings,
        ),
        exit_code=ExitCode.DONE if is_good else ExitCode.FOUND,
    )
