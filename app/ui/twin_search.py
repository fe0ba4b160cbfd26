"""Looks for people kept twice, beside the window where there are many, for all screens at once."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.services.people.twin_pairs import TwinPair, count_people, list_pairs
from app.ui.runner import Runner

_WATCHED = frozenset({"persons", "party_memberships", "enrolments", "settings"})
# So few are compared in less than a blink, and the answer stands there at once.
_AT_ONCE = 500


class TwinSearch(QObject):
    """The pairs that nobody has settled; `found` says that they became known after `look`.

    All screens of a window share one search, `of` its runner. Nothing is looked for until a screen
    asks, and nothing again until people change.
    """

    found = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner)
        self._runner = runner
        self._is_stale = True
        self._is_running = False
        self.pairs: tuple[TwinPair, ...] | None = None
        runner.data_changed.connect(self._forget)

    @classmethod
    def of(cls, runner: Runner) -> "TwinSearch":
        """Return the one search of a runner."""
        return runner.findChild(cls) or cls(runner)

    def look(self) -> None:
        """See to it that the pairs are those of now, at once or soon; until then the old stay."""
        if self._is_running or not self._is_stale:
            return
        self._is_stale = False
        if self._runner.ask(count_people) <= _AT_ONCE:
            self.pairs = self._runner.ask(list_pairs)
            return
        self._is_running = True
        job = self._runner.start_reading(
            "Tìm người trùng", lambda session, _progress: list_pairs(session)
        )
        job.succeeded.connect(self._take)
        job.ended.connect(self._end)

    def pairs_of(self, person_id: UUID | None) -> tuple[TwinPair, ...]:
        """Return the pairs of one person, or all."""
        known = self.pairs or ()
        if person_id is None:
            return known
        return tuple(pair for pair in known if person_id in (pair.first_id, pair.second_id))

    def leave_out(self, pair: TwinPair) -> None:
        """Take a pair away that is settled, before everybody has been compared again."""
        self._take(tuple(other for other in self.pairs or () if other != pair))

    # Inside

    def _forget(self, tables: frozenset[str]) -> None:
        self._is_stale = self._is_stale or bool(tables & _WATCHED)

    def _take(self, pairs: tuple[TwinPair, ...]) -> None:
        self.pairs = pairs
        self.found.emit()

    def _end(self) -> None:
        self._is_running = False
        if self._is_stale:  # people changed meanwhile
            self.look()
