"""The commands that keep the data safe: check, backup, restore, migrate."""

import argparse
from itertools import chain, count
from pathlib import Path
from typing import Any

from app import clock
from app.anchor import read_anchor
from app.backup import make_backup
from app.cli.context import Context
from app.cli.outcome import ExitCode, Outcome
from app.cli.restoring import put_back
from app.errors import UserError
from app.restore import Comparison, compare
from app.services.upkeep.check import check_all
from app.services.upkeep.kept_copies import copy_kept
from app.system import FolderLock
from app.upgrade import bring_up_to_date, upcasts

_RESTORED = (
    "Dữ liệu mang mã mới: gói gửi tỉnh kế tiếp cần tỉnh đồng ý một lần; nếu máy này chưa có khóa cũ"
    " thì trao khóa lại với tỉnh."
)


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    check = commands.add_parser("check", help="kiểm tra toàn bộ dữ liệu, mỗi phát hiện một dòng")
    check.set_defaults(handler=_check)
    backup = commands.add_parser("backup", help="sao lưu và kiểm tra bản sao")
    backup.add_argument("target", type=Path, metavar="NƠI_LƯU", help="thư mục hoặc tên tệp")
    backup.set_defaults(handler=_backup)
    restore_ = commands.add_parser("restore", help="mở lại dữ liệu từ một bản sao lưu")
    restore_.add_argument("backup", type=Path, metavar="TỆP", help="bản sao lưu giaovu-….db")
    restore_.add_argument("--check", action="store_true", help="chỉ so với dữ liệu đang có")
    restore_.set_defaults(handler=_restore)
    migrate = commands.add_parser("migrate", help="nâng cấp tệp dữ liệu lên phiên bản mới nhất")
    migrate.set_defaults(handler=_migrate)


def _check(_arguments: argparse.Namespace, context: Context) -> Outcome:
    with context.database() as database, database.read() as session:
        findings = check_all(
            session,
            anchor=read_anchor(context.paths.anchor),
            version=database.schema_version,
            upcasts=upcasts(),
        )
    lines = [f"[{finding.code}] {finding.message}" for finding in findings]
    return Outcome(
        {"findings": [{"code": f.code, "message": f.message} for f in findings]},
        tuple(lines) or ("Dữ liệu tốt: không có phát hiện nào.",),
        exit_code=ExitCode.FOUND if findings else ExitCode.DONE,
    )


def _backup(arguments: argparse.Namespace, context: Context) -> Outcome:
    target: Path = arguments.target
    if target.is_dir():
        target = _free_name(target)
    if target.exists():
        raise UserError(
            f"Tệp {target} đã có; bản sao lưu không ghi đè lên tệp cũ.",
            remedy="Chọn tên khác hoặc chỉ ra một thư mục.",
            code="backup-target-exists",
        )
    with context.database():
        made = make_backup(context.paths.database, target)
        copied = copy_kept(context.paths, target.parent)
    return Outcome(
        {"path": str(made.path), "size": made.size, "journal_seq": made.seq, "kept": copied},
        (
            f"Đã sao lưu và kiểm tra: {made.path} ({made.size} byte, đến việc số {made.seq}).",
            f"Giấy tờ đã lưu và gói gửi tỉnh: chép thêm {copied} tệp vào {target.parent}.",
        ),
    )


def _restore(arguments: argparse.Namespace, context: Context) -> Outcome:
    paths, backup = context.paths, arguments.backup
    with FolderLock(paths.lock):
        if arguments.check:
            found = compare(paths, backup)
            return Outcome(_compared(found) | {"restored": False}, _lost_lines(found))
        done, files = put_back(paths, backup)
    kept = (f"Tệp dữ liệu trước đó còn ở {done.kept}.",) if done.kept else ()
    data = {"restored": True, "kept": str(done.kept) if done.kept else None, "files": files}
    lines = (f"Đã khôi phục từ {backup}.", *_lost_lines(done.comparison), *kept, _RESTORED)
    return Outcome(_compared(done.comparison) | data, lines)


def _compared(found: Comparison) -> dict[str, Any]:
    return {
        "backup_seq": found.backup.seq if found.backup else 0,
        "live_seq": found.live.seq if found.live else None,
        "lost": [{"seq": a.seq, "label": a.label, "at": a.at.isoformat()} for a in found.lost],
    }


def _lost_lines(found: Comparison) -> tuple[str, ...]:
    until = f"{found.backup.at:%d/%m/%Y %H:%M}" if found.backup else "chưa có việc nào"
    lost = (
        f"Dữ liệu đang có nhiều hơn bản sao lưu {len(found.lost)} việc, mới nhất:"
        if found.lost
        else "Dữ liệu đang có không có gì mà bản sao lưu thiếu."
    )
    newest = (f"  {act.at:%d/%m/%Y %H:%M} {act.label}" for act in found.lost[:10])
    return (f"Bản sao lưu đến {until}.", lost, *newest)


def _free_name(folder: Path) -> Path:
    """Return a name that says when; two copies may be asked for within one second."""
    stem = f"giaovu-{clock.now():%Y%m%d-%H%M%S}"
    names = (f"{stem}-{number}.db" for number in count(2))
    return next(p for p in map(folder.joinpath, chain([f"{stem}.db"], names)) if not p.exists())


def _migrate(_arguments: argparse.Namespace, context: Context) -> Outcome:
    context.require_data()
    with FolderLock(context.paths.lock):
        done = bring_up_to_date(context.paths)
    copy = f" Bản sao trước nâng cấp: {done.backup.path}" if done.backup else ""
    return Outcome(
        {
            "before": done.before,
            "after": done.after,
            "backup": str(done.backup.path) if done.backup else None,
        },
        (f"Dữ liệu ở phiên bản {done.after} (trước đó {done.before}).{copy}",),
    )
