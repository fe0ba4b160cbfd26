"""What the wizard says at each step: the steps with their proof, titles, the primary's words."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from uuid import UUID

from app.services.imports.proposal.sighting import filled_sheets
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists.list_preview import RowKind
from app.services.lists.list_writing import ImportResult
from app.text.moments import format_day_of
from app.ui import kit
from app.ui.screens.import_pages.draft import Choices, Source, Understood
from app.ui.screens.import_pages.file_lists import lists_left
from app.ui.screens.import_pages.kinds import KINDS, KindWords
from app.ui.screens.import_pages.source_page import earlier_words
from app.ui.screens.import_pages.write_page import sentence


class Stage(IntEnum):
    """The five steps."""

    SOURCE = 0
    SHAPE = 1
    COLUMNS = 2
    CHECK = 3
    WRITE = 4


KEYS = (
    kit.KeyHint("Ctrl+O", "chọn tệp"),
    kit.KeyHint("Ctrl+V", "dán vùng đã chép"),
    kit.KeyHint("F8", "vấn đề kế tiếp"),
    kit.KeyHint("Shift+F8", "vấn đề trước"),
    kit.KeyHint("F2", "sửa ô"),
    kit.KeyHint("Del", "bỏ qua dòng, hoặc lấy lại"),
    kit.KeyHint("Ctrl+Z", "bỏ lần trả lời hay sửa ô vừa rồi"),
)
_NAMES = ("Nguồn", "Khuôn dạng", "Ghép cột", "Kiểm tra", "Thực hiện")
_HINTS = {
    Stage.SOURCE: "Ctrl+O chọn tệp · Ctrl+V dán vùng đã chép từ Excel",
    Stage.SHAPE: "Nền xanh là tiêu đề, chữ xám không nhập · ↑↓ chọn dòng, Shift+Tab đến nút",
    Stage.COLUMNS: "F4 hoặc ↓ mở danh sách mục; cột không dùng thì để nguyên",
}


@dataclass
class Work:
    """What the wizard works on: the class, the list, the clerk's choices, what came of them.

    `kept` names, by row, the fields of known people that stay as they are; `undone` is there when
    the list was written and taken back: how many rows went, got old values back, and stayed.
    `written` are the sheets of this file that were taken in here, today or on another day.
    """

    kind: ImportKind = "learners"
    class_id: UUID | None = None
    class_code: str = ""
    source: Source | None = None
    choices: Choices = field(default_factory=Choices)
    found: Understood | None = None
    kept: dict[int, set[str]] = field(default_factory=dict)
    result: ImportResult | None = None
    undone: dict[str, int] | None = None
    written: frozenset[str] = frozenset()

    @property
    def words(self) -> KindWords:
        """How the wizard speaks of this kind of list."""
        return KINDS[self.kind]

    @property
    def place(self) -> str:
        """What the list goes into, in words: "lớp DVM-2026-01"; "" while that is not known."""
        known = self.class_code or not self.words.needs_class
        return self.words.at(self.words.place, self.class_code) if known else ""

    @property
    def into(self) -> str:
        """Where the list goes, in words: "vào lớp DVM-2026-01"."""
        return f"vào {self.place}" if self.place else ""

    @property
    def sheet(self) -> str:
        """The name of the sheet that is worked on."""
        found = self.found.sighting.sheet.name if self.found is not None else ""
        return self.choices.settled.sheet or found

    @property
    def name(self) -> str:
        """The list by its file, and by its sheet where the file holds other lists: “a.xlsx”."""
        file = f"“{self.source.name}”" if self.source is not None else ""
        several = self.found is not None and len(self.found.lists) > 1
        return f"{file}, trang tính “{self.sheet}”," if several else file

    @property
    def lists_left(self) -> tuple[str, ...]:
        """The lists of the file that are not taken in yet, those after the current one first."""
        lists = self.found.lists if self.found is not None else ()
        return lists_left(lists, self.sheet, self.written)

    @property
    def code_of_list(self) -> str:
        """The code of the class that the list is about, "" for a kind that is about none."""
        return self.class_code if self.words.needs_class else ""

    @property
    def of_class(self) -> UUID | None:
        """The class that the list is about, None for a kind that is about none."""
        return self.class_id if self.words.needs_class else None

    @property
    def has_place(self) -> bool:
        """Whether it is known where the list goes."""
        return self.class_id is not None or not self.words.needs_class

    @property
    def is_in_hand(self) -> bool:
        """Whether a list is there of which nothing is written."""
        return self.source is not None and self.result is None and self.undone is None

    @property
    def unfinished(self) -> str:
        """Say which answers are not written yet, "" where there are none."""
        if self.source is None or not self.is_in_hand or not self.choices.acts:
            return ""
        count = len(self.choices.acts)
        return f"Danh sách “{self.source.name}” có {count} lần trả lời, sửa ô chưa ghi vào dữ liệu."

    @property
    def has_remarks(self) -> bool:
        """Whether there is anything to say of the rows: without, they get the whole width."""
        if self.found is None or self.found.preview is None:
            return False
        told = (RowKind.QUESTION, RowKind.ERROR, RowKind.UPDATE)
        rows = any(self.found.counts[kind] for kind in told)
        return rows or bool(self.found.preview.proposal.notes or self.choices.acts)

    @property
    def earlier(self) -> str:
        """Return a sentence if the same content was taken in for the same end before."""
        if self.found is None or self.found.preview is None or self.found.preview.earlier is None:
            return ""
        batch = self.found.preview.earlier
        day = format_day_of(batch.imported_at)
        said = earlier_words(self.into, batch.file_name, day)
        return f"Trang tính “{self.sheet}”. {said}" if len(self.found.lists) > 1 else said

    def blocked(self, stage: Stage, *, busy: bool) -> str:
        """Return why the wizard cannot go on from a step, "" if it can."""
        if busy:
            return "Đang đọc danh sách…"
        if not self.has_place:
            return "Chọn lớp sẽ nhận danh sách này."
        if self.source is None or self.found is None:
            return "Chọn một danh sách trước."
        if stage >= Stage.COLUMNS and self.found.refusal is not None:
            return str(self.found.refusal)
        if stage >= Stage.CHECK and self.found.count == 0:
            return _why_nothing(self.found.counts)
        return ""


def _why_nothing(counts: Mapping[str, int]) -> str:
    """Say why a list changes nothing, and what can be done about it."""
    if counts[RowKind.QUESTION] or counts[RowKind.ERROR]:
        return "Chưa dòng nào ghi được: sửa lỗi hoặc trả lời câu hỏi trước."
    if counts[RowKind.UNCHANGED]:
        return "Không có gì mới để ghi: dữ liệu đã đúng như danh sách."
    return "Không có gì để ghi: dòng nào cũng bỏ qua."


def asked_for(argument: Hashable, work: Work) -> tuple[UUID | None, ImportKind]:
    """Return class and kind of list that the wizard is opened with: one of the two, or both.

    A class alone asks for learners, unless a list about that very class is being worked on.
    """
    class_id, wanted = argument if isinstance(argument, tuple) else (argument, argument)
    if not isinstance(class_id, UUID):
        class_id = work.class_id
    elif wanted == class_id:
        is_begun = work.source is not None and class_id == work.of_class
        wanted = work.kind if is_begun else "learners"
    return class_id, next((kind for kind in KINDS if kind == wanted), work.kind)


def steps_of(work: Work, stage: Stage) -> list[kit.Step]:
    """Return the five steps; those before the current one are done."""
    proofs = _proofs(work)
    found = []
    for each in Stage:
        state = kit.StepState.TO_COME
        if work.result is not None or each < stage:
            state = kit.StepState.DONE
        elif each == stage:
            state = kit.StepState.CURRENT
        shown = each <= stage or work.result is not None
        found.append(kit.Step(_NAMES[each], state, proofs[each] if shown else ""))
    return found


def title_of(work: Work, stage: Stage) -> tuple[str, str]:
    """Return title and sub-line of a step."""
    into, noun = work.into, work.words.noun
    if stage is Stage.SOURCE or work.source is None or work.found is None:
        title = work.words.at(work.words.title, work.class_code) if into else "Nhập danh sách"
        return title, ("Lấy danh sách như đơn vị gửi, xem và sửa từng dòng, rồi mới ghi.")
    people = len(work.found.sighting.body.people)
    sheet = work.found.sighting.sheet.name
    within = f" · trang tính “{sheet}”" if sheet != work.source.name else ""
    sub = f"{work.source.name}{within} · ghép {into}"
    if stage is Stage.SHAPE:
        return f"Nhận ra {people} {noun}", sub
    if stage is Stage.COLUMNS:
        used = sum(bool(column.field) for column in work.found.sighting.columns)
        return f"Ghép {used} cột với mục của ta", sub
    if stage is Stage.CHECK:
        return f"Kiểm tra {len(work.found.rows)} dòng", sub
    if work.result is not None:
        counts = work.result.counts
        return f"Đã nhập {counts[RowKind.NEW] + counts[RowKind.UPDATE]} {noun} {into}", sub
    return f"Ghi {work.found.count} {noun} {into}", sentence(work.found.counts, work.words, into)


def next_words(work: Work, stage: Stage) -> str:
    """Return what stands on the primary button."""
    count = work.found.count if work.found else 0
    if stage is Stage.CHECK:
        return f"&Nhập {count} {work.words.noun}"
    where = " vào lớp" if work.kind == "learners" else ""
    return f"&Ghi {count} {work.words.noun}{where}" if stage is Stage.WRITE else "&Tiếp tục"


def hint_of(stage: Stage) -> str:
    """Return the keys of a step for the foot; the check table has its own."""
    return _HINTS.get(stage, "")


def size_of(source: Source) -> str:
    """Say how much was read."""
    sheets = filled_sheets(source.workbook)
    rows = sum(len(sheet.rows) for sheet in sheets)
    return f"{len(sheets)} trang tính, {rows} dòng có chữ." if len(sheets) > 1 else f"{rows} dòng."


def _proofs(work: Work) -> tuple[str, str, str, str, str]:
    if work.source is None or work.found is None:
        return ("", "", "", "", "")
    counts = work.found.counts
    waiting = counts[RowKind.QUESTION] + counts[RowKind.ERROR]
    used = sum(bool(column.field) for column in work.found.sighting.columns)
    return (
        work.source.name,
        f"{len(work.found.sighting.body.people)} {work.words.noun}",
        f"{used} cột",
        f"{waiting} dòng cần xem" if waiting else "mọi dòng đều rõ",
        f"{work.found.count} {work.words.noun}" if work.result is None else "đã ghi",
    )
