"""Finds who fits what was typed, the best first: by the trigrams of names and numbers, by birth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.text.finding import Tier, tiers_of
from app.text.partial_date import PartialDate
from app.text.typed_dates import parse_typed

_SELECT = "SELECT p.place, p.person_id, p.whole, p.given, p.marked, p.text FROM "
_BY_TRIGRAMS = "person_search JOIN person_places AS p ON p.place = person_search.rowid"
_ONE_BY_ONE = "person_places AS p"
_CONDITIONS = {"is": "p.{} = ?", "has": "instr(p.{}, ?)"}
# Everybody's birth is looked at once, and not row by row for those whose names fit.
_BORN = (
    "p.person_id IN"
    " (SELECT id FROM persons WHERE birth_date BETWEEN ? AND ? OR birth_date IN (?, ?))"
)


@dataclass(frozen=True, slots=True)
class _Hit:
    place: int
    person_id: bytes
    whole: str
    given: str
    marked: str
    text: str


def find_people(session: Session, *, typed: str, limit: int) -> tuple[UUID, ...]:
    """Return the first `limit` people who fit, in the tiers of `tiers_of`, each by name.

    "nông 1978" and "3/5/1978" are somebody's number first, then somebody's birth.
    """
    tiers = tiers_of(typed)
    if not tiers:
        return ()
    found: dict[bytes, None] = {}
    if any(True for _ in _trigrams_of(tiers[-1])):
        # Nearly always this is all: the last tier holds everybody who fits.
        hits = _fitting(session, tiers[-1], limit)
        if len(hits) < limit:
            hits.sort(key=lambda hit: (_tier_of(hit, tiers), hit.place))
            tiers, found = (), dict.fromkeys(hit.person_id for hit in hits)
    for tier in tiers:
        if len(found) < limit:
            found.update((hit.person_id, None) for hit in _fitting(session, tier, limit))
    if len(found) < limit:
        found.update((hit.person_id, None) for hit in _born_so(session, typed, limit))
    return tuple(UUID(bytes=person_id) for person_id in list(found)[:limit])


def _tier_of(hit: _Hit, tiers: Sequence[Tier]) -> int:
    fits = (all(fact.holds(getattr(hit, fact.column)) for fact in tier) for tier in tiers)
    return next(at for at, fit in enumerate(fits) if fit)


def _born_so(session: Session, typed: str, limit: int) -> list[_Hit]:
    """Return who was, or may have been, born when one of the words says, and fits the others."""
    words = typed.split()
    births = {at: birth for at, word in enumerate(words) if (birth := _birth_of(word))}
    if len(births) != 1:
        return []
    ((at, birth),) = births.items()
    tiers = tiers_of(" ".join([*words[:at], *words[at + 1 :]]))
    return _fitting(session, tiers[-1] if tiers else (), limit, birth)


def _birth_of(word: str) -> PartialDate | None:
    """Return the birth that a word is, as far as it tells: "1978", "5/1978", "3/5/78"."""
    try:
        return parse_typed(word, newest_year=clock.today().year)
    except UserError:
        return None


def _fitting(
    session: Session, tier: Tier, limit: int, birth: PartialDate | None = None
) -> list[_Hit]:
    """Return the first of whom all the facts hold, in the order of names; of those born so."""
    conditions = [_CONDITIONS[fact.how].format(fact.column) for fact in tier]
    values: list[object] = [fact.value for fact in tier]
    source, order = _ONE_BY_ONE, "p.place"
    trigrams = sorted(set(_trigrams_of(tier)))
    if trigrams:
        source, order = _BY_TRIGRAMS, "person_search.rowid"
        conditions.insert(0, "person_search MATCH ?")
        values.insert(0, " AND ".join(f'"{trigram}"' for trigram in trigrams))
    if birth is not None:
        conditions.append(_BORN)
        # From what is known of the birth to its end, or less of it: a year for all its days.
        values += [birth.iso, f"{birth.iso}~", birth.iso[:7], birth.iso[:4]]
    rows = session.connection().exec_driver_sql(
        f"{_SELECT}{source} WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ?",
        (*values, limit),
    )
    return [_Hit(*row) for row in rows]


def _trigrams_of(tier: Tier) -> Iterator[str]:
    for fact in tier:
        if (fact.column, fact.how) == ("text", "has"):
            yield from _trigrams(fact.value)


def _trigrams(piece: str) -> Iterator[str]:
    """Yield enough trigrams to cover a piece; one shorter than three has none."""
    if len(piece) >= 3:
        yield piece[-3:]
        for start in range(0, len(piece) - 3, 3):
            yield piece[start : start + 3]
