"""The marks of a class laid out as a grid: who, how much attended, attempts, what counts."""

from app.services.results.assessment import AssessmentRow
from app.services.results.judging import FAIL_LABEL, FIRST
from app.text.capital import capital
from app.text.marks import format_mark
from app.text.numbers import percent
from app.ui import kit
from app.ui.grids import Head, Sheet
from app.ui.screens.class_tabs.assessment_scores import Scores, has_left
from app.ui.screens.class_tabs.attendance_sheet import name_column_width

_CELL = 84
_TITLES = {FIRST: "Lần 1", FIRST + 1: "Làm lại"}


def mark_sheet(scores: Scores) -> Sheet[AssessmentRow]:
    """Return the sheet of the rows in sight."""
    rows = scores.shown
    cells = [[scores.cell(row, attempt) for attempt in scores.attempts] for row in rows]
    return Sheet(
        rows=rows,
        heads=[
            Head(
                key=at,
                title=_TITLES[at],
                second="đã khóa" if scores.closed else "",
                closed=scores.closed,
                tooltip=scores.scale_words(),
            )
            for at in scores.attempts
        ],
        cells=cells,
        face=scores.face,
        identity=lambda row: row.enrolment_id,
        left=_left_columns(scores),
        right=_right_columns(scores),
        greyed=has_left,
        foot_title=f"Đã ghi / {scores.eligible} người đủ điều kiện",
        foot=[str(scores.entered(attempt)) for attempt in scores.attempts],
        named=lambda row: row.full_name,
        spoken=lambda row, column: _spoken(scores, cells, row, column),
        tooltip=lambda row, column: _tip(scores, rows[row], cells, row, column),
        cell_width=_CELL,
    )


def _result_badge(row: AssessmentRow) -> kit.Badge | None:
    """Return the badge of an exception: not eligible, failed, or waiting for the resit."""
    if row.why_not:
        return kit.Badge("Không đủ điều kiện", kit.Tone.BAD, "circle-x", filled=True)
    if row.waits_for is not None and row.waits_for > FIRST:
        return kit.Badge("Chờ làm lại", kit.Tone.WARN, "clock", filled=True)
    if row.classification == FAIL_LABEL:
        return kit.Badge(FAIL_LABEL, kit.Tone.BAD, "circle-x", filled=True)
    if row.first_absent and row.final is None:
        return kit.Badge("Không nộp bài", kit.Tone.BAD, "circle-x", filled=True)
    return None


def _left_columns(scores: Scores) -> list[kit.Column[AssessmentRow]]:
    here = [row.enrolment_id for row in scores.rows if not has_left(row)]
    numbers = {enrolment_id: str(at) for at, enrolment_id in enumerate(here, start=1)}
    wide = name_column_width([row.full_name for row in scores.rows])
    return [
        kit.Column("TT", lambda row: numbers.get(row.enrolment_id, "–"), kit.Kind.NUMBER, 41),
        kit.Column("Họ và tên", lambda row: row.full_name, kit.Kind.NAME, wide, stretch=1),
        kit.Column(
            "Đơn vị cử",
            lambda row: row.sending_unit,
            width=180,
            stretch=1,
            quiet=True,
            hidden_under=1100,
        ),
        kit.Column(
            "Dự",
            lambda row: f"{row.attended}/{row.total_periods}",
            kit.Kind.NUMBER,
            72,
            quiet=True,
            hidden_under=760,
        ),
        kit.Column("Tỷ lệ %", _rate, kit.Kind.NUMBER, 78, ink=_rate_ink, hidden_under=620),
    ]


def _right_columns(scores: Scores) -> list[kit.Column[AssessmentRow]]:
    return [
        kit.Column("Kết quả", _final, kit.Kind.NUMBER, 76),
        kit.Column(
            "Xếp loại",
            lambda row: "" if row.waits_for is not None else row.classification,
            kit.Kind.BADGE,
            166,
            badge=_result_badge,
        ),
        kit.Column(
            "Lý do",
            lambda row: _reason(scores, row),
            width=160,
            stretch=1,
            quiet=True,
            hidden_under=940,
        ),
    ]


def _reason(scores: Scores, row: AssessmentRow) -> str:
    """Return why somebody may not be assessed, short: the periods stand in columns of their own."""
    if row.why_not and not has_left(row) and row.total_periods:
        return f"Dự dưới {scores.rules.min_percent} % số tiết"
    return row.why_not.rstrip(".")


def _rate(row: AssessmentRow) -> str:
    return percent(row.attended, row.total_periods, places=1)


def _rate_ink(row: AssessmentRow) -> kit.Tone | None:
    return None if row.is_eligible else kit.Tone.BAD


def _final(row: AssessmentRow) -> str:
    return format_mark(row.final) if row.final is not None and row.waits_for is None else ""


def _spoken(scores: Scores, cells: list[list[str]], row: int, column: int) -> str:
    title = _TITLES[scores.attempts[column]].lower()
    return f"{title}: {scores.words(cells[row][column]).lower()}"


def _tip(
    scores: Scores, shown: AssessmentRow, cells: list[list[str]], row: int, column: int
) -> str:
    if column >= 0:
        return capital(scores.words(cells[row][column]))
    lines = (shown.full_name, shown.sending_unit, shown.why_not)
    return "\n".join(line for line in lines if line)
