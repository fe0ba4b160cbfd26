"""Lists made on the spot, taken into a class and back, and the tables before and after."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.database import Database
from app.models.shapes import journaled_shapes
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.sheets import Row, Sheet, Workbook
from app.services.lists.list_import import apply_list, preview
from app.services.lists.list_preview import Held
from app.services.taking_back.act import preview_taking_back, take_back
from app.services.taking_back.fates import RowFate, TakingBack

TODAY = date(2026, 10, 12)
HEAD = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số căn cước", "Đơn vị", "Điện thoại")
PARTY_HEAD = (*HEAD, "Ngày vào Đảng", "Số thẻ đảng")
AN = ("Nguyễn Văn An", "04/05/1990", "Nam", "020090123456", "Đảng bộ xã Na Sầm", "0912345678")
BINH = ("Triệu Thị Bình", "28/12/1989", "Nữ", "020189123457", "Trường THCS xã Hội Hoan", "")
CHAU = ("Đàm Minh Châu", "11/11/1990", "Nam", "020090005518", "Trạm Y tế xã", "0912000222")
_OF_THE_IMPORT = ("import_batches", "import_rows")

Tables = dict[str, dict[str, str]]


def take_in(
    database: Database,
    class_id: UUID,
    *people: Sequence[str | None],
    head: Sequence[str] = HEAD,
    sha256: str = "a" * 64,
) -> UUID:
    """Take people into a class as a list of which the first stands in row 2; return the batch."""
    rows = [Row(1, tuple(head))]
    rows += [Row(n + 1, (n, *person)) for n, person in enumerate(people, start=1)]
    workbook = Workbook("danh-sach.xlsx", "xlsx", (Sheet("Sheet1", tuple(rows)),))
    proposal = propose(workbook, kind="learners", today=TODAY)
    with database.action("Nhập danh sách") as session:
        checked = preview(session, proposal=proposal, question=Held(sha256, class_id))
        result = apply_list(
            session, checked=checked, file_name="danh-sach.xlsx", sha256=sha256, again=True
        )
    return result.batch_id


def undo_import(database: Database, batch_id: UUID) -> TakingBack:
    """Take an import back, holding that the dry run had said the same."""
    with database.read() as session:
        said = preview_taking_back(session, batch_id=batch_id)
    with database.action("Lấy lại lần nhập") as session:
        done = take_back(session, batch_id=batch_id)
    assert said == done
    return done


def row(told: TakingBack, row_no: int) -> RowFate:
    """Return what became of one row of the list."""
    return next(each for each in told.rows if each.row_no == row_no)


def tables(database: Database) -> Tables:
    """Return every journaled row but those that an import leaves of itself."""
    with database.read() as session:
        return {
            shape.name: _rows(session, shape.row_id(), shape.as_json(), shape.name)
            for shape in journaled_shapes()
            if shape.name not in _OF_THE_IMPORT
        }


def _rows(session: Session, row_id: str, as_json: str, table: str) -> dict[str, str]:
    found = session.execute(text(f'SELECT {row_id}, {as_json} FROM "{table}"'))  # noqa: S608
    return {key: row for key, row in found}
