"""Whom a row of a roll or of a mark sheet means among the learners of its class; never a guess."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from app.services.classes.learner_rows import LearnerRow
from app.services.imports.proposal.answers import Answer, settle
from app.services.imports.proposal.duplicates import DUPLICATE
from app.services.imports.proposal.lines import Line
from app.services.imports.values.findings import Finding, ask
from app.text.names import fold, match_key
from app.text.partial_date import PartialDate

_SKIP = "Sửa họ tên theo danh sách lớp, hoặc bỏ qua dòng này."


class ClassLearners:
    """Finds the learners of one class; each is meant by one row only.

    `links` says, by row number, whom the clerk says a row means.
    """

    def __init__(
        self,
        learners: Sequence[LearnerRow],
        *,
        links: Mapping[int, UUID],
        answers: Sequence[Answer],
    ) -> None:
        self._links = links
        self._answers = answers
        self._by_person = {row.person_id: row for row in learners}
        self._by_number = {row.citizen_id: row for row in learners if row.citizen_id}
        self._by_name: dict[str, list[LearnerRow]] = {}
        self._by_folded: dict[str, list[LearnerRow]] = {}
        for row in learners:
            self._by_name.setdefault(match_key(row.full_name), []).append(row)
            self._by_folded.setdefault(fold(row.full_name), []).append(row)
        self._rows: dict[UUID, int] = {}

    def learner_of(self, line: Line) -> tuple[LearnerRow | None, Line]:
        """Return the learner whom a row means, and the row with what is asked about that."""
        if line.skipped or line.is_rejected:
            return None, line
        found, finding = self._match(line)
        if found is not None:
            first = self._rows.setdefault(found.enrolment_id, line.number)
            if first == line.number:
                return found, line
            message = f"Cùng là {found.full_name} với dòng {first} của danh sách này."
            finding = ask(DUPLICATE, message, "Bỏ qua một trong hai dòng.")
        if finding is None:
            return None, line
        key = "full_name" if line.values.get("full_name") else "citizen_id"
        # Whom a row means cannot be accepted away: only left out, corrected or joined.
        return None, settle(line.with_finding(finding, key), self._answers, only="skip")

    def _match(self, line: Line) -> tuple[LearnerRow | None, Finding | None]:
        if line.number in self._links:
            found = self._by_person.get(self._links[line.number])
            return found, None if found else _unknown(str(line.values.get("full_name") or ""))
        name, number = str(line.values.get("full_name") or ""), line.values.get("citizen_id")
        holder = self._by_number.get(str(number)) if number else None
        if holder is not None:
            same = not name or fold(name) == fold(holder.full_name)
            return (holder, None) if same else (None, _other_holder(holder))
        if not name:
            return None, _unknown(str(number or ""))
        namesakes = [row for row in self._by_name.get(match_key(name), ()) if _agrees(row, line)]
        if len(namesakes) == 1:
            return namesakes[0], None
        if namesakes:
            return None, _several(name, len(namesakes))
        alike = self._by_folded.get(fold(name), ())
        return None, _alike(alike[0]) if len(alike) == 1 else _unknown(name)


def _agrees(row: LearnerRow, line: Line) -> bool:
    """Tell whether birth and number do not speak against it."""
    birth, number = line.values.get("birth_date"), line.values.get("citizen_id")
    if number and row.citizen_id:
        return False
    if row.birth_date is None or not isinstance(birth, PartialDate):
        return True
    return row.birth_date.may_be(birth)


def _unknown(who: str) -> Finding:
    return ask("learner-not-in-class", f"Trong lớp không có “{who}”.", _SKIP)


def _several(name: str, count: int) -> Finding:
    message = f"Trong lớp có {count} người tên “{name}”."
    return ask("learner-of-same-name", message, "Ghi thêm ngày sinh hoặc số căn cước vào dòng.")


def _alike(row: LearnerRow) -> Finding:
    message = f"Trong lớp có {row.full_name}; tên trong danh sách viết khác."
    return ask("learner-written-otherwise", message, _SKIP, row.full_name)


def _other_holder(row: LearnerRow) -> Finding:
    message = f"Số căn cước này trong lớp là của {row.full_name}."
    return ask("learner-of-other-number", message, "Sửa họ tên hoặc số, hoặc bỏ qua dòng này.")
