"""The columns of the register and the entries in them; a struck one stays readable."""

from dataclasses import replace

from app.services.documents.register.register_form import RegisterForm, RegisterLine, RegisterPage
from app.services.documents.typesetting.fixed_row import fixed_row
from app.services.documents.typesetting.flow import Piece
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.pen import Pen
from app.services.documents.typesetting.table_rows import TableColumn, TableRow, TableSetting

# title, width in mm on A4 landscape, alignment; the signature column grows with the paper
_COLUMNS = (
    ("TT", 6.5, Align.CENTRE),
    ("Số vào sổ", 13.5, Align.CENTRE),
    ("Số hiệu GCN", 16.5, Align.CENTRE),
    ("Họ và tên", 29.5, Align.LEFT),
    ("Ngày, tháng, năm sinh", 16.5, Align.CENTRE),
    ("Giới tính", 8, Align.CENTRE),
    ("Dân tộc", 10, Align.CENTRE),
    ("Quê quán", 20, Align.LEFT),
    ("Đơn vị cử đi học", 22, Align.LEFT),
    ("Tên lớp, khóa", 24, Align.LEFT),
    ("Thời gian học (từ–đến)", 17, Align.CENTRE),
    ("Kết quả (điểm – xếp loại)", 15, Align.CENTRE),
    ("Số, ngày quyết định công nhận", 19, Align.CENTRE),
    ("Ngày cấp", 16.5, Align.CENTRE),
    ("Người nhận ký, ghi rõ họ tên, ngày nhận", 24, Align.CENTRE),
    ("Ghi chú", 14, Align.LEFT),
)


def register_columns(form: RegisterForm, frame_width: float) -> tuple[TableColumn, ...]:
    """Return the columns of a form, fitted to the width of its page."""
    kept = [c for c in _COLUMNS if form.show_ethnicity or c[0] != "Dân tộc"]
    scale = frame_width / sum(c[1] for c in kept)
    return tuple(TableColumn(title, mm * scale, align) for title, mm, align in kept)


def register_row(
    columns: tuple[TableColumn, ...],
    line: RegisterLine | None,
    number: int,
    setting: TableSetting,
    page: RegisterPage,
    form: RegisterForm,
) -> Piece:
    """Return one line of a page, empty where nothing is entered yet."""
    cells = _line_cells(line) if line else [str(number), *[""] * (len(_COLUMNS) - 1)]
    if not form.show_ethnicity:
        del cells[6]
    where = f"sổ cấp giấy chứng nhận, trang {page.page_no}, dòng {number}"
    row = fixed_row(columns, TableRow(tuple(cells), where), setting)
    return _struck(row, columns) if line and line.is_struck else row


def _line_cells(line: RegisterLine) -> list[str]:
    return [
        str(line.line_no),
        line.register_no,
        line.serial_no,
        line.name,
        line.birth,
        line.sex,
        line.ethnicity,
        line.home_place,
        line.sending_unit,
        line.class_name,
        line.studied,
        line.result,
        line.decision,
        line.issued_on,
        "",
        line.remark,
    ]


def _struck(row: Piece, columns: tuple[TableColumn, ...]) -> Piece:
    """Cross the entry out with one thin line that leaves every letter readable."""
    left = columns[0].width
    right = sum(column.width for column in columns) - columns[-1].width

    def draw(pen: Pen, x: float, top: float) -> None:
        row.draw(pen, x, top)
        middle = top - row.height / 2
        pen.rule(x + left, middle, x + right, middle, 0.8)

    return replace(row, draw=draw)


def column_numbers(columns: tuple[TableColumn, ...]) -> Piece:
    """The row of small column numbers that registers carry under their head."""
    cells = tuple(f"({number})" for number in range(1, len(columns) + 1))
    centred = tuple(replace(column, align=Align.CENTRE) for column in columns)
    setting = TableSetting(7, 7, row_height=11)
    return fixed_row(centred, TableRow(cells, "số cột của sổ", Face.ITALIC), setting)
