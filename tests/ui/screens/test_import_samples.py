"""The lists that sending units really send, through the wizard from the file to the class."""

from collections import Counter
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from app.services.cadres.cadres import list_cadres
from app.services.equivalence.dossiers import list_dossiers
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists.list_preview import RowKind
from app.services.upkeep.backups import newest_backup
from app.ui.screens.import_pages.steps import Stage
from tests.services.imports.sample_lists import (
    LISTS,
    SAMPLES,
    expected_of,
    require_problems,
    require_rows,
)
from tests.ui.screens.import_desk import ImportDesk, answer_with


@pytest.mark.parametrize(("name", "kind"), LISTS)
def test_list_comes_in_as_expected(
    desk: ImportDesk, class_id: UUID, name: str, kind: ImportKind
) -> None:
    expected = expected_of(name)
    desk.screen.source.kinds.choose(kind)
    desk.take_file(SAMPLES / name, at=Stage.CHECK)
    found = desk.screen.work.found
    assert found is not None
    assert found.preview is not None

    plain = found.preview.proposal.to_json()
    require_rows(plain, name)
    require_problems(plain, name)
    assert Counter(desk.kinds.values()) == kinds_of(expected)

    desk.screen.go_to(Stage.WRITE)
    desk.go_on()
    assert sorted(written(desk, class_id, kind)) == sorted(
        row["full_name"] for row in expected["rows"]
    )
    assert newest_backup(desk.database.paths.backups) is not None


def written(desk: ImportDesk, class_id: UUID, kind: ImportKind) -> list[str]:
    """Return the names that stand in the list of this kind now."""
    if kind == "learners":
        return desk.names(class_id)
    with desk.database.read() as session:
        rows = list_cadres(session) if kind == "cadres" else list_dossiers(session)
        return [row.full_name for row in rows]


def kinds_of(expected: dict[str, list[dict[str, object]]]) -> Counter[RowKind]:
    """Return how many rows of each kind the check page is to show."""
    rejected = {each["row"] for each in expected["rejected"]}
    asked = {each["row"] for each in expected["questions"]} - rejected
    kinds = {RowKind.NEW: expected["rows"], RowKind.ERROR: rejected, RowKind.QUESTION: asked}
    return Counter({kind: len(rows) for kind, rows in kinds.items() if rows})


def test_list_goes_in_by_keys_alone(
    desk: ImportDesk, class_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+O, then the letter of the primary on each page; F8 finds nothing to settle."""
    name = "01-doi-tuong-ket-nap.xlsx"
    answer_with(monkeypatch, SAMPLES / name)
    desk.screen.activateWindow()
    desk.screen.focus_first()
    QTest.keyClick(
        desk.screen.source.zone.choose, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier
    )
    desk.wait()
    for stage in (Stage.SHAPE, Stage.COLUMNS, Stage.CHECK, Stage.WRITE):
        assert desk.screen.stage is stage
        if stage is Stage.CHECK:
            QTest.keyClick(desk.table.view, Qt.Key.Key_F8)
            assert desk.screen.check.panel.groups == []
        letter = Qt.Key[f"Key_{desk.screen.foot.next.letter.upper()}"]
        pressed = QSignalSpy(desk.screen.foot.next.clicked)
        QTest.keyClick(desk.screen, letter, Qt.KeyboardModifier.AltModifier)
        assert pressed.wait(1000)  # Qt shows the button down for a moment
        desk.wait()

    names = [row["full_name"] for row in expected_of(name)["rows"]]
    assert sorted(desk.names(class_id)) == sorted(names)
    assert desk.screen.work.result is not None
    assert desk.screen.work.result.counts[RowKind.NEW] == len(names)
