"""The columns of the register of certificates, and how a certificate's standing is shown."""

from app.services.certificates.register_list import RegisterLine, Standing
from app.text.dates import format_date
from app.ui import kit

SHARES: tuple[kit.Share[RegisterLine], ...] = kit.shares_by(
    lambda line: line.standing,
    {
        Standing.TO_PRINT: "Chưa in",
        Standing.TO_HAND_OVER: "Chưa trao",
        Standing.HANDED_OVER: "Đã trao",
        Standing.VOID: "Hỏng, thay, thu hồi",
    },
)


def register_columns() -> list[kit.Column[RegisterLine]]:
    """Return the columns: numbers and place in the register, the holder, the class, the state."""
    return [
        kit.Column(
            "Số vào sổ", lambda line: line.register_no, kit.Kind.CODE, 100, fit=True, sort=_place
        ),
        kit.Column("Số hiệu", lambda line: line.serial_no, kit.Kind.CODE, 132, fit=True),
        kit.Column("Họ và tên", lambda line: line.full_name, kit.Kind.NAME, 170, stretch=3),
        kit.Column(
            "Ngày sinh",
            lambda line: line.birth_date,
            kit.Kind.DATE,
            100,
            sort=_birth,
            hidden_under=820,
        ),
        kit.Column("Đơn vị", lambda line: line.unit, width=150, stretch=2, hidden_under=1240),
        kit.Column(
            "Lớp", lambda line: line.class_code, kit.Kind.CODE, 132, fit=True, tooltip=_class_name
        ),
        kit.Column("Xếp loại", lambda line: line.classification, width=110, fit=True),
        kit.Column(
            "Ngày cấp", _issued, kit.Kind.DATE, 100, sort=lambda line: line.issued_on.toordinal()
        ),
        kit.Column("Quyển/trang", _page, kit.Kind.MARK, 106, sort=_place, hidden_under=1000),
        kit.Column(
            "Trạng thái", _state, kit.Kind.BADGE, 172, fit=True, badge=badge, tooltip=_receiver
        ),
    ]


def badge(line: RegisterLine) -> kit.Badge:
    """Return the state of a certificate as icon and word."""
    tone, icon = {
        Standing.TO_PRINT: (kit.Tone.ACCENT, "printer"),
        Standing.TO_HAND_OVER: (kit.Tone.NEUTRAL, "award"),
        Standing.HANDED_OVER: (kit.Tone.OK, "circle-check"),
        Standing.VOID: (kit.Tone.BAD, "circle-x"),
    }[line.standing]
    return kit.Badge(_state(line), tone, icon)


def _state(line: RegisterLine) -> str:
    if line.standing is Standing.HANDED_OVER and line.handed_over_on is not None:
        return f"Đã trao {format_date(line.handed_over_on)}"
    return "Chưa in" if line.standing is Standing.TO_PRINT else line.state.label


def _receiver(line: RegisterLine) -> str:
    return f"Người nhận: {line.handed_over_to}" if line.handed_over_to else ""


def _class_name(line: RegisterLine) -> str:
    return line.class_name


def _issued(line: RegisterLine) -> str:
    return format_date(line.issued_on)


def _page(line: RegisterLine) -> str:
    return f"{line.book_no}/{line.page_no}"


def _place(line: RegisterLine) -> int:
    return (line.book_no * 10_000 + line.page_no) * 100 + line.line_no


def _birth(line: RegisterLine) -> str:
    """Sort the printed date ("06/03/1999", "03/1999", "1999") by year first."""
    return "".join(reversed(line.birth_date.split("/")))
