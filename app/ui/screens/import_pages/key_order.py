"""The way of Tab through pages whose parts are made anew while they are shown."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def lead_keys(areas: Sequence[QWidget], then: Sequence[QWidget]) -> None:
    """Let Tab go through the areas part by part, then to the buttons at the foot.

    Qt puts what is made last at the end of its way, behind the frame of the window.
    """
    stops = [stop for area in areas for stop in _stops_in(area)]
    for here, following in pairwise((*stops, *then)):
        QWidget.setTabOrder(here, following)


def _stops_in(area: QWidget) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    return [each for each in area.findChildren(QWidget) if each.focusPolicy() & tab == tab]
