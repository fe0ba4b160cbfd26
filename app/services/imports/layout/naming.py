"""Which fields the header of one column can name, weighed with what stands in the column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.services.imports.layout.content import (
    birth_before_place,
    share_of_units,
    share_that_fits,
)
from app.services.imports.layout.layout import HeaderCell
from app.services.imports.readers.sheets import CellValue
from app.services.imports.vocabulary.fields import (
    BY_KEY,
    NAME_PARTS,
    Field,
    ImportKind,
    ValueKind,
)
from app.services.imports.vocabulary.mark_fields import FINAL
from app.services.imports.vocabulary.patterns import (
    bare_words,
    header_fields,
    header_words,
    hinted_fields,
)
from app.services.imports.vocabulary.wordlists import TICKS
from app.text.names import fold

_OLD_NUMBER = re.compile("(?:so )?(?:cmnd|cmt|cmtnd|chung minh.*)")
# "Ngày vào Đảng (ngày chính thức)" stands above two dates in each cell.
_BOTH_DATES = re.compile(
    r"(?:vào đảng|kết nạp)[^,(/;&+\-]*(?:[,(/;&+\-]|\bvà\b).*(?:chính thức|\bct\b)", re.DOTALL
)
_FINAL_MARK = re.compile(rf"\bdiem {FINAL}\b")
# Of "Đơn vị cũ" and "Đơn vị mới" the new one counts; with the mark, since "cử" is another word.
_FORMER = re.compile(r"\b(?:cũ|trước (?:đây|khi|sáp nhập))\b")
_SPEAKS_OF_DAYS = re.compile(r"\b(?:ngày|năm|ngay|nam|thời gian)\b")
_LEAST = 0.35

_BIRTH_CHILDREN = {
    "nam": "birth_male",
    "nu": "birth_female",
    "ngay": "birth_day",
    "thang": "birth_month",
    "year": "birth_year",
}
_SURE = 0.9  # a header that says nothing else
_TELLING = frozenset(
    {
        ValueKind.DATE,
        ValueKind.CITIZEN_ID,
        ValueKind.PHONE,
        ValueKind.GENDER,
        ValueKind.UNIT,
    }
)
# What no tick can say: "Chính thức" may stand under "Đảng viên", "CV" for a letter or a post.
_NOT_BY_TICKS = frozenset({"party_joined", "official_on", "position", "full_name"})
_IN_WORDS = frozenset({"chu", "bang chu", "viet bang chu"})
_NUMBERED = frozenset({"citizen_id", "party_card", "phone"})
_GENDER_CHILDREN = {"nam": "male_mark", "nu": "female_mark"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a column may be."""

    column: int
    field: Field
    score: float


def _says_in_words(cell: HeaderCell) -> bool:
    """Tell whether a column only writes out what the one beside it says in figures."""
    return len(cell.levels) > 1 and header_words(cell.levels[-1]) in _IN_WORDS


def candidates(
    cell: HeaderCell, sample: Sequence[CellValue], kind: ImportKind
) -> Iterator[Candidate]:
    """Yield the fields that a column may be; none where it says a figure again in words."""
    fields = () if _says_in_words(cell) else _named(cell)
    shown = cell.text.lower()
    for field, header_score in fields:
        if kind not in field.kinds or (_needs_words(field, cell) and _are_ticked(sample)):
            continue
        if field.key == "official_on" and not sample and not _SPEAKS_OF_DAYS.search(shown):
            continue  # "Chính thức" under "Đảng viên", where all are on probation
        fit = _fit(field, cell, sample)
        if not fit and header_score < _SURE and len(sample) > 1 and field.kind in _TELLING:
            continue  # "Số, ngày quyết định kết nạp" holds no date, "SĐT bí thư chi bộ" no unit
        score = header_score * (0.6 + 0.4 * fit) * (0.9 if _FORMER.search(shown) else 1)
        if score >= _LEAST:
            yield Candidate(cell.column, field, score)


def _needs_words(field: Field, cell: HeaderCell) -> bool:
    """Tell whether ticks cannot say a field; peoples may each have a column under one header."""
    return field.key in _NOT_BY_TICKS or (field.key == "ethnicity" and len(cell.levels) == 1)


def _are_ticked(sample: Sequence[CellValue]) -> bool:
    """Tell whether a column only ticks."""
    ticked = any(isinstance(value, str) and fold(value).strip() in TICKS for value in sample)
    return ticked and share_that_fits(sample, ValueKind.MARK) == 1.0


def _fit(field: Field, cell: HeaderCell, sample: Sequence[CellValue]) -> float:
    """Return how well a column suits a field by its content, and beside columns like it."""
    fit = share_that_fits(sample, field.kind) if sample else 0.5
    words = header_words(cell.text)
    if field.key in ("birth_date", "home_place", "birth_place") and sample:
        both = sum(bool(birth_before_place(value)) for value in sample) / len(sample)
        return fit + both if field.key == "birth_date" else fit - both
    if field.key == "unit":
        return (fit + share_of_units(sample)) / 2
    if field.key == "citizen_id" and _OLD_NUMBER.fullmatch(words):
        return fit * 0.9  # of two columns the one of the new number counts
    if field.key == "first_mark" and _FINAL_MARK.search(words):
        return fit * 1.1  # and of several marks the one that was made of the others
    return fit


def _named(cell: HeaderCell) -> Iterator[tuple[Field, float]]:
    """Yield the fields that a header names: all levels together, the lowest, the highest."""
    levels = [header_words(text) for text in cell.levels]
    if len(levels) > 1:
        special = _special_child(levels)
        if special:
            yield BY_KEY[special], 1.1
            return
    elif levels and _BOTH_DATES.search(cell.text.lower()):
        yield BY_KEY["party_joined"], 1.05
    for words, weight in _texts_of(cell, levels).items():
        for field in header_fields(words):
            yield field, weight
        for field, share in hinted_fields(words):
            yield field, weight * (0.5 + 0.3 * share)


def _texts_of(cell: HeaderCell, levels: Sequence[str]) -> dict[str, float]:
    """Return what may be a header in that of a column, and how much each says."""
    texts = {" ".join(levels): 1.0}
    for words, weight in zip([*levels[-1:], *levels[:1]], (0.95, 0.7), strict=False):
        texts.setdefault(words, weight)
    bare = [bare_words(text) for text in cell.levels]
    for words in (" ".join(bare).strip(), *bare[-1:]):
        texts.setdefault(words, 0.9)
    return texts


def _special_child(levels: Sequence[str]) -> str | None:
    """Return the field of a part of a birth, name or gender that stands under its header."""
    child, parents = levels[-1], " ".join(levels[:-1])
    over = {field.key for field in header_fields(parents)} or {
        field.key for field, _ in hinted_fields(parents)
    }
    if "birth_date" in over:
        return _BIRTH_CHILDREN.get(child)
    if "full_name" in over:
        return next((field.key for field in header_fields(child) if field.key in NAME_PARTS), None)
    if child == "so":  # of the card above, and no row number
        return next(iter(over & _NUMBERED), None)
    return _GENDER_CHILDREN.get(child) if "gender" in over else None
