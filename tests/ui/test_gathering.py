"""A list of thousands is read part by part, and shown when it is whole."""

from collections.abc import Iterator, Sequence
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.gathering import Gathering, parts_of
from app.ui.slices import SLICE

COUNT = 2 * SLICE + 5


class Reader:
    """Keeps what was read and what was shown."""

    def __init__(self) -> None:
        self.read = 0
        self.shown: list[list[int]] = []
        self.parent = QObject()
        self.gathering: Gathering[int] = Gathering(self.parent, self.shown.append)

    def parts(self, count: int) -> Iterator[Sequence[int]]:
        for start in range(0, count, SLICE):
            part = range(start, min(start + SLICE, count))
            self.read += len(part)
            yield part


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_a_short_list_is_there_at_once(reader: Reader) -> None:
    reader.gathering.begin(reader.parts(3))
    assert reader.shown == [[0, 1, 2]]
    reader.gathering.begin(reader.parts(0))
    assert reader.shown[1:] == [[]]


def test_a_long_list_is_shown_whole_after_one_part_in_each_turn(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.gathering.begin(reader.parts(COUNT))
    assert (reader.read, reader.shown) == (SLICE, [])
    qtbot.waitUntil(lambda: reader.gathering.is_done)
    assert reader.shown == [list(range(COUNT))]
    reader.gathering.begin(reader.parts(COUNT))  # nothing of it yet: it will be long again
    assert reader.read == COUNT


def test_the_newest_list_holds(reader: Reader, qapp: QApplication) -> None:
    reader.gathering.begin(reader.parts(COUNT))
    reader.gathering.begin(reader.parts(4))
    assert reader.shown == [[0, 1, 2, 3]]
    QApplication.processEvents()  # a turn in which the first would go on
    assert (reader.shown[1:], reader.read) == ([], SLICE + 4)


def test_ids_fall_into_parts_of_a_slice_each() -> None:
    ids = [UUID(int=number) for number in range(COUNT)]
    parts = list(parts_of(ids))
    assert [len(part) for part in parts] == [SLICE, SLICE, 5]
    assert [one for part in parts for one in part] == ids
