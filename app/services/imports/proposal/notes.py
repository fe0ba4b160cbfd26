"""What the program put right or left out by itself, told per column so that nothing is silent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.services.imports.layout.body import Body
from app.services.imports.proposal.decoding import DecodedSheet
from app.services.imports.proposal.lines import Line
from app.services.imports.readers.sheets import Workbook, column_letter
from app.services.imports.vocabulary.fields import BY_KEY

_SHOWN_RANGES = 6

_SENTENCES = {
    "zeros-restored": "Đã thêm lại số 0 ở đầu mà Excel làm mất.",
    "capitals": "Đã đổi chữ in hoa thành chữ thường có viết hoa đầu từ.",
    "letters-of-names": "Đã sửa khoảng trắng và chữ hoa, chữ thường trong họ tên.",
    "title-removed": "Đã bỏ chữ xưng hô (đồng chí, ông, bà, quân hàm) trước họ tên.",
    "number-removed": "Đã bỏ số thứ tự trước họ tên.",
    "people-removed": "Đã bỏ chữ “dân tộc”, “người” trước tên dân tộc.",
    "from-above": "Ô trộn với ô trên hoặc ghi “nt”: lấy theo dòng trên.",
    "from-ticks": "Lấy theo cột được đánh dấu dưới tiêu đề chung.",
    "serial-date": "Ngày ghi dưới dạng số của Excel đã được đổi lại thành ngày.",
    "two-digit-year": "Năm ghi hai chữ số đã được hiểu theo thế kỷ duy nhất hợp lý.",
    "place-behind-birth": "Sau ngày sinh còn ghi nơi sinh hay quê quán; phần đó không được nhập.",
    "two-party-dates": "Ô ghi hai ngày: ngày trước là ngày vào Đảng, ngày sau là ngày chính thức.",
    "gender-word": "Từ chỉ giới tính đã được viết lại thành Nam hoặc Nữ.",
    "gender-from-mark": "Giới tính lấy từ cột đánh dấu: ô trống được hiểu là giới còn lại.",
    "old-id-number": "Số có 9 chữ số được giữ riêng là số CMND cũ, không phải số căn cước.",
    "odd-phone": "Số điện thoại không đúng dạng thường gặp; giữ nguyên như trong tệp.",
    "odd-party-card": "Số thẻ đảng không có 8 chữ số; giữ nguyên như trong tệp.",
    "unit-from-section": "Đơn vị lấy từ dòng tiêu đề nhóm phía trên.",
    "citizen-id-unknown-province": "Mã tỉnh ở đầu số căn cước không có trong danh mục.",
    "party-joined-too-young": "Ngày vào Đảng trước khi đủ 18 tuổi; nên xem lại.",
    "encoding": "Chữ gõ bằng phông {encoding} đã được đổi sang Unicode.",
    "decomposed-unicode": "Chữ Unicode tổ hợp đã được đổi sang Unicode dựng sẵn.",
    "rows-left-out": "Dòng cộng, chữ ký, dòng ví dụ và dòng không phải người học đã được bỏ ra.",
    "columns-not-used": "Các cột chưa ghép được với mục nào: {names}.",
    "days-of-this-year": "Tiêu đề không ghi năm; số ngày được ghi cho năm {year}.",
    "half-days-not-held": "Cột không khớp buổi nào của lớp, không nhập: {names}.",
    "column-missing": "Danh sách không có cột này; cần bổ sung sau khi nhập.",
    "no-header": "Không có dòng tiêu đề; các cột được đoán theo nội dung.",
    "other-sheets": "Tệp còn trang tính khác có danh sách chưa được đọc: {names}.",
    "other-tables": "Trang tính còn bảng khác chưa được đọc: {names}. Chỉ dòng tiêu đề của bảng đó "
    "để đọc, hoặc chép bảng đó sang tệp riêng rồi nhập.",
    "no-people": "Không thấy người nào dưới dòng tiêu đề; kiểm tra lại trang tính và dòng tiêu đề.",
    "mended-letters": "Chữ bị mở sai bảng mã rồi lưu lại (như “NguyÃªn”) đã được đọc lại cho đúng.",
    "lookalike-letters": "Chữ cái Nga, Hy Lạp trông giống chữ Việt đã được thay bằng chữ Việt.",
    "letters-lost": "Có chữ đã thành dấu “?” hoặc ký hiệu lạ khi lưu tệp; nên xin lại tệp gốc.",
    "macros": "Tệp có macro; chương trình không chạy macro.",
    "external-links": "Tệp có liên kết tới tệp khác; chương trình không mở liên kết.",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One kind of repair in one column, with all rows that it touched."""

    code: str
    message: str
    field: str | None = None
    column: int | None = None
    rows: tuple[int, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the note as the command line prints it."""
        plain: dict[str, object] = {"code": self.code, "message": self.message}
        if self.column is not None:
            plain["column"] = column_letter(self.column)
        if self.field is not None:
            plain["field"] = self.field
        if self.rows:
            plain["rows"] = list(self.rows)
        return plain


def make_note(
    code: str,
    *,
    column: int | None = None,
    key: str | None = None,
    rows: Iterable[int] = (),
    **facts: object,
) -> Note:
    """Return a note; its sentence opens with the column and ends with the rows."""
    numbers = tuple(sorted(set(rows)))
    message = _SENTENCES[code].format(**facts)
    where = f"Cột {column_letter(column)}" if column is not None else ""
    if key:
        where = f"{where} ({BY_KEY[key].label})".strip() if where else BY_KEY[key].label
    if where:
        message = f"{where}: {message}"
    if numbers:
        message = f"{message} ({len(numbers)} dòng: {_ranges(numbers)})"
    return Note(code, message, key, column, numbers)


def notes_of_lines(lines: Sequence[Line], cells: Mapping[str, int]) -> list[Note]:
    """Gather what was repaired, kind by kind and column by column."""
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for line in lines:
        for code, key in line.repairs:
            rows[code, key].append(line.number)
    return [
        make_note(code, column=cells.get(key), key=key or None, rows=numbers)
        for (code, key), numbers in rows.items()
    ]


def notes_of_sheet(workbook: Workbook, decoded: DecodedSheet, body: Body) -> list[Note]:
    """Tell what concerns the file and the sheet as wholes."""
    notes = []
    touched: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, cell in decoded.converted.items():
        touched[place.column, cell.encoding].append(place.row)
    for (column, encoding), rows in sorted(touched.items()):
        notes.append(make_note("encoding", column=column, rows=rows, encoding=encoding))
    composed = {place.row for place in decoded.decomposed}
    if composed:
        notes.append(make_note("decomposed-unicode", rows=composed))
    if body.left_out:
        notes.append(make_note("rows-left-out", rows=body.left_out))
    if body.other_tables:
        notes.append(make_note("other-tables", names=", ".join(body.other_tables)))
    if not body.people:
        notes.append(make_note("no-people"))
    notes += [make_note(remark) for remark in workbook.remarks]
    return notes


def _ranges(numbers: Sequence[int]) -> str:
    """Write row numbers as ranges: 5–12, 15; only the first few."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in ranges[:_SHOWN_RANGES]]
    return ", ".join(shown) + (", …" if len(ranges) > _SHOWN_RANGES else "")
