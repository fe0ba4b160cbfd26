"""F06 Danh sách học viên in short, on portrait pages: it carries nothing sensitive."""

from collections.abc import Sequence

from app.services.documents.lists.class_paper import ClassPaper, class_sheet
from app.services.documents.lists.learner_lines import TITLE, LearnerLine, head_count
from app.services.documents.sheets.cells import Row
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.typesetting.lettering import Align


def short_learner_list(paper: ClassPaper, learners: Sequence[LearnerLine]) -> Sheet:
    """Return the short list, which carries nothing sensitive."""
    rows = [_short_row(number, learner) for number, learner in enumerate(learners, start=1)]
    foot = (head_count(learners),)
    return class_sheet(paper, TITLE, _SHORT_COLUMNS, rows, foot=foot, landscape=False)


_SHORT_COLUMNS = (
    Column("TT", 10, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 50, grow=1),
    Column("Ngày sinh", 23, Align.CENTRE, Kind.DATE),
    Column("Giới tính", 12, Align.CENTRE),
    Column("Đơn vị", 46, grow=2),
    Column("Ghi chú", 20),
)


def _short_row(number: int, learner: LearnerLine) -> Row:
    sex = {True: "Nữ", False: "Nam", None: ""}[learner.is_female]
    return (number, learner.name, learner.birth, sex, learner.unit, learner.note)
