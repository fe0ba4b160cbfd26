"""The fields of a new class, line by line."""

from collections.abc import Sequence

from app.models.values import StudyMode
from app.services.programmes.programmes import ProgrammeRow
from app.ui import kit


def what_lines(offered: Sequence[ProgrammeRow]) -> tuple[tuple[kit.Field, ...], ...]:
    """Return programme, year, course and code."""
    options = [kit.Option(row.code, f"{row.code} · {row.short_name}", row.name) for row in offered]
    return (
        (
            kit.ChoiceField(
                "programme_code",
                "Chương trình",
                options,
                width=270,
                required="Chọn chương trình của lớp.",
            ),
            kit.NumberField("year", "Năm", least=2000, most=2100, width=72, required="Cần năm."),
            kit.NumberField("course_no", "Khóa", least=1, most=999, width=64),
            kit.TextField("code", "Mã lớp"),
        ),
    )


def day_lines() -> tuple[tuple[kit.Field, ...], ...]:
    """Return days, planned size and study mode."""
    modes = [kit.Option(mode, mode.label) for mode in StudyMode]
    return (
        (
            kit.DateField("opened_on", "Khai giảng"),
            kit.DateField("closed_on", "Bế giảng"),
            kit.NumberField("planned_size", "Sĩ số dự kiến", least=1, most=999),
            kit.ChoiceField("study_mode", "Hình thức", modes),
        ),
    )


def people_lines() -> tuple[tuple[kit.Field, ...], ...]:
    """Return place, people, printed name and note."""
    return (
        (kit.TextField("place", "Địa điểm"),),
        (
            kit.NameField("class_head", "Chủ nhiệm lớp"),
            kit.NameField("training_officer", "Cán bộ giáo vụ"),
        ),
        (
            kit.TextField(
                "name",
                "Tên lớp trên văn bản",
                help="Để trống thì lấy tên chương trình và số khóa.",
            ),
        ),
        (kit.NotesField("note", "Ghi chú", lines=2),),
    )
