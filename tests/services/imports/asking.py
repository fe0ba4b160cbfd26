"""Short ways to ask a test's list what it is understood to say."""

from collections.abc import Sequence
from datetime import date

from app.services.imports.layout.settled import NOTHING, Settled
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.opening import open_workbook
from app.services.imports.readers.sheets import Workbook
from app.services.imports.vocabulary.fields import ImportKind
from tests.services.imports.makers import Rows, in_memory

TODAY = date(2026, 11, 22)


def read(
    source: Workbook | Rows,
    *,
    kind: ImportKind = "learners",
    answers: Sequence[Answer] = (),
    settled: Settled = NOTHING,
) -> Proposal:
    return propose(
        source if isinstance(source, Workbook) else in_memory(source),
        kind=kind,
        today=TODAY,
        answers=answers,
        settled=settled,
    )


def opened(data: bytes) -> Workbook:
    return open_workbook(data, "ds.xlsx")


def codes_of(proposal: Proposal) -> list[tuple[int, str]]:
    return [(p.row, p.code) for p in (*proposal.rejected, *proposal.questions)]


def names_of(proposal: Proposal) -> list[object]:
    return [line.values["full_name"] for line in proposal.ready]


def person(
    name: str, born: object, gender: object, number: object, unit: str = "A"
) -> list[object]:
    """Return a line below the usual header."""
    return [name, born, gender, number, unit]
