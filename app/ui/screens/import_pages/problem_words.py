"""The names of problems in lists, what may be answered to them, and what was put right."""

from dataclasses import dataclass

from app.services.imports.values.party_values import STANDINGS


@dataclass(frozen=True, slots=True)
class Words:
    """A problem in words.

    `cell` stands in an empty cell. `accept` is the answer that leaves the value as read, and
    `proposal` the one that takes what the program proposes; "" where there is no such answer.
    `choices` are values to choose from; problems are then grouped by what the cells say.
    """

    title: str
    cell: str = ""
    accept: str = ""
    proposal: str = ""
    choices: tuple[tuple[str, str], ...] = ()


_SEXES = (("Nam", "Nam"), ("Nữ", "Nữ"))
_STANDING = tuple((label, label) for label in STANDINGS.values())
_ROLL = (("Vắng không phép", "K"), ("Vắng có phép", "CP"), ("Có mặt", "x"))

_WORDS = {
    "missing-name": Words("Thiếu họ tên", "thiếu họ tên"),
    "invalid-citizen-id": Words("Số căn cước sai"),
    "invalid-date": Words("Ngày không có thật"),
    "birth-in-future": Words("Ngày sinh ở tương lai"),
    "born-in-future": Words("Ngày sinh ở tương lai"),
    "born-too-long-ago": Words("Ngày sinh quá xa"),
    "name-missing": Words("Thiếu họ tên", "thiếu họ tên"),
    "name-has-digits": Words("Họ tên có chữ số"),
    "name-too-long": Words("Họ tên quá dài"),
    "text-too-long": Words("Ô quá dài"),
    "citizen-id-of-another-person": Words("Số căn cước của người khác"),
    "odd-name": Words("Họ tên có ký hiệu lạ", accept="Đúng như vậy"),
    "lost-letters": Words("Chữ có dấu đã mất", accept="Giữ nguyên"),
    "rounded-citizen-id": Words("Số căn cước có lẽ bị làm tròn", accept="Giấy tờ ghi vậy"),
    "error-cell": Words("Ô hiện lỗi của Excel", accept="Để trống"),
    "unknown-gender": Words("Chưa rõ giới tính", accept="Để trống", choices=_SEXES),
    "unknown-party-status": Words("Chưa rõ đảng viên", accept="Để trống", choices=_STANDING),
    "open-party-status": Words("Chính thức hay dự bị", accept="Để trống", choices=_STANDING[:2]),
    "contradicting-party-status": Words("Đảng viên trái với ngày"),
    "missing-gender": Words(
        "Thiếu giới tính", "chưa rõ", "Để trống", "Lấy theo số căn cước", _SEXES
    ),
    "contradicting-gender": Words("Cả Nam và Nữ đều ghi", "chưa rõ", "Để trống", choices=_SEXES),
    "unclear-mark": Words("Ô đánh dấu chưa rõ", choices=(("Có", "x"), ("Không", "-"))),
    "unknown-ethnicity": Words("Dân tộc lạ", accept="Giữ nguyên"),
    "unclear-number": Words("Không phải số nguyên", accept="Để trống"),
    "year-in-date-cell": Words("Có lẽ chỉ là năm sinh", accept="Đúng, chỉ là năm"),
    "two-digit-year": Words("Năm sinh hai chữ số", accept="Để trống"),
    "ambiguous-date": Words("Ngày, tháng có thể đảo", accept="Giữ như đã đọc", proposal="Đảo lại"),
    "unlikely-birth-date": Words("Tuổi khác thường", accept="Đúng như vậy"),
    "missing-birth-date": Words("Thiếu ngày sinh", "thiếu ngày sinh", "Để trống"),
    "hidden-row": Words("Dòng bị ẩn trong tệp", accept="Nhập cả"),
    "formula-cell": Words("Ô chứa công thức", "công thức", "Lấy giá trị đang hiện"),
    "unclear-encoding": Words(
        "Chưa rõ bảng mã", accept="Giữ cách đọc này", proposal="Lấy cách đọc kia"
    ),
    "citizen-id-contradicts-gender": Words("Số căn cước khác giới tính", accept="Giấy tờ ghi vậy"),
    "citizen-id-contradicts-birth-year": Words(
        "Số căn cước khác năm sinh", accept="Giấy tờ ghi vậy"
    ),
    "duplicate-in-list": Words("Ghi hai lần trong danh sách", accept="Là hai người"),
    "possible-duplicate": Words("Có thể trùng người", accept="Là người khác"),
    "learner-not-in-class": Words("Không có trong lớp"),
    "learner-of-same-name": Words("Trùng tên trong lớp"),
    "learner-of-other-number": Words("Số căn cước của người khác trong lớp"),
    "learner-written-otherwise": Words("Tên viết khác với lớp", proposal="Là người trong lớp"),
    "learner-left": Words("Đã thôi học"),
    "unclear-p": Words("Chưa rõ P là gì", choices=(("Có mặt", "x"), ("Vắng có phép", "CP"))),
    "unclear-absence": Words("Chưa rõ dấu vắng", choices=_ROLL),
    "unclear-roll-mark": Words("Dấu điểm danh lạ", choices=_ROLL),
    "unclear-score": Words("Không phải điểm", accept="Để trống"),
    "session-closed": Words("Buổi đã khóa"),
    "periods-out-of-range": Words("Quá số tiết của buổi"),
    "mark-off-step": Words("Sai bước điểm"),
    "mark-out-of-range": Words("Ngoài thang điểm"),
    "learner-not-eligible": Words("Không đủ điều kiện"),
    "resit-not-allowed": Words("Chưa được làm lại"),
    "resit-recorded": Words("Đã có điểm làm lại"),
    "person-gone": Words("Đã mất, đã chuyển đi hoặc đã nghỉ", accept="Đúng là người này"),
    "citizen-id-differs": Words("Trùng người, khác số căn cước", accept="Là người khác"),
}
_OTHER = Words("Cần xem lại", accept="Giữ nguyên")
TWINS = "possible-duplicate"
"""The question that is answered by looking at two people side by side."""

# Of a new enrolment, by field: what stands in a blank cell that nothing asks about, and why.
LACKING = {
    "unit": (
        "chưa có đơn vị",
        "Chưa có đơn vị: vẫn nhập được, danh sách lớp sẽ nhắc “Thiếu đơn vị”. Biết thì gõ vào đây.",
    )
}

# What was put right in a cell, for its tooltip; repairs that change nothing one sees are left out.
REPAIRS = {
    "zeros-restored": "Đã thêm lại số 0 ở đầu mà Excel làm mất.",
    "capitals": "Đã đổi chữ in hoa thành chữ thường.",
    "letters-of-names": "Đã sửa khoảng trắng và chữ hoa, chữ thường.",
    "title-removed": "Đã bỏ chữ xưng hô hoặc quân hàm.",
    "people-removed": "Đã bỏ chữ “dân tộc”, “người” trước tên dân tộc.",
    "serial-date": "Đã đổi số của Excel lại thành ngày.",
    "two-digit-year": "Đã hiểu năm hai chữ số theo thế kỷ duy nhất hợp lý.",
    "gender-word": "Đã viết lại thành Nam hoặc Nữ.",
}


def words_of(code: str) -> Words:
    """Return the words for a problem."""
    return _WORDS.get(code, _OTHER)
