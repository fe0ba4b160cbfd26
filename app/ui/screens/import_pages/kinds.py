"""The kinds of lists in the wizard's words: where each goes, what is counted, where it is seen."""

from dataclasses import dataclass

from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists.list_import import NEEDS_CLASS


@dataclass(frozen=True, slots=True)
class KindWords:
    """How the wizard speaks of one kind of list; `{code}` stands for the class.

    `new` and `known` say of a row that comes in what it is and what is done with it, `counted`
    the same two in a sentence; `crumb` stands in the path, where there is little room; `page` and
    `tab` show what was taken in, by the button `seen`.
    """

    kind: ImportKind
    name: str
    title: str
    crumb: str
    place: str
    noun: str
    new: tuple[str, str]
    known: tuple[str, str]
    counted: tuple[str, str]
    same: str
    page: str
    tab: str
    seen: str

    @property
    def needs_class(self) -> bool:
        """Whether the list is about a class."""
        return self.kind in NEEDS_CLASS

    def at(self, words: str, code: str) -> str:
        """Return words with the class put in."""
        return words.format(code=code).strip()


_LEARNERS = KindWords(
    kind="learners",
    name="Học viên vào lớp",
    title="Nhập danh sách vào lớp {code}",
    crumb="Nhập vào {code}",
    place="lớp {code}",
    noun="người",
    new=("Người mới", "thêm hồ sơ và ghi vào lớp"),
    known=("Đã có hồ sơ", "vào lớp, cập nhật chỗ khác"),
    counted=("người mới", "người đã có hồ sơ"),
    same="đã ở trong lớp đúng như vậy",
    page="class",
    tab="",
    seen="Mở danh sách lớp",
)
_CADRES = KindWords(
    kind="cadres",
    name="Cán bộ",
    title="Nhập danh sách cán bộ",
    crumb="Nhập cán bộ",
    place="danh sách cán bộ",
    noun="người",
    new=("Người mới", "thêm hồ sơ, chức vụ và bồi dưỡng đã qua"),
    known=("Đã có hồ sơ", "ghi chức vụ, cập nhật chỗ khác"),
    counted=("người mới", "người đã có hồ sơ"),
    same="đã đúng như vậy",
    page="needs",
    tab="",
    seen="Mở danh sách cán bộ",
)
_DOSSIERS = KindWords(
    kind="dossiers",
    name="Hồ sơ xác nhận",
    title="Nhập hồ sơ xác nhận trình độ",
    crumb="Nhập hồ sơ",
    place="danh sách hồ sơ xác nhận",
    noun="hồ sơ",
    new=("Người mới", "thêm người và hồ sơ"),
    known=("Đã có người này", "thêm hồ sơ, hoặc cập nhật hồ sơ chưa giải quyết"),
    counted=("hồ sơ của người mới", "hồ sơ của người đã có"),
    same="hồ sơ đã đúng như vậy",
    page="equivalence",
    tab="",
    seen="Mở danh sách hồ sơ",
)
_ATTENDANCE = KindWords(
    kind="attendance",
    name="Điểm danh",
    title="Nhập điểm danh lớp {code}",
    crumb="Nhập vào {code}",
    place="bảng điểm danh lớp {code}",
    noun="học viên",
    new=("Ghi mới", "ô chưa ghi được điền, không đổi ô nào"),
    known=("Có ô đổi", "dấu khác với dấu đã ghi được thay"),
    counted=("học viên ghi mới", "học viên có dấu đổi"),
    same="đã ghi đúng như vậy, hoặc để trống",
    page="class",
    tab="attendance",
    seen="Mở bảng điểm danh",
)
_MARKS = KindWords(
    kind="marks",
    name="Điểm",
    title="Nhập điểm lớp {code}",
    crumb="Nhập vào {code}",
    place="bảng điểm lớp {code}",
    noun="học viên",
    new=("Điểm mới", "người chưa có điểm được ghi"),
    known=("Điểm đổi", "điểm khác với điểm đã ghi được thay"),
    counted=("học viên có điểm mới", "học viên có điểm đổi"),
    same="đã có điểm đúng như vậy, hoặc để trống",
    page="class",
    tab="assessment",
    seen="Mở bảng điểm",
)
KINDS: dict[ImportKind, KindWords] = {
    words.kind: words for words in (_LEARNERS, _CADRES, _DOSSIERS, _ATTENDANCE, _MARKS)
}
