"""The words that a certificate prints: fixed ones, and the values in the place of names."""

from collections.abc import Mapping
from dataclasses import replace

from app.services.documents.certificate.certificate_layout import Mode
from app.services.documents.certificate.layout_elements import Element
from app.services.documents.typesetting.printable import is_printable, require_printable
from app.services.documents.typesetting.ties import bind
from app.services.documents.typesetting.words import Run


def filled_runs(element: Element, values: Mapping[str, str], mode: Mode) -> tuple[Run, ...]:
    """Return the runs to print; none where all values of the element are empty.

    On a blank the fixed words are printed already.
    """
    names = [name for run in element.runs for name in run.names]
    if names and not any(values[name] for name in names):
        return ()
    runs = []
    for run in element.runs:
        if mode is Mode.ON_BLANK and not run.names:
            continue
        text = run.filled(values)
        if text:
            runs.append(Run(text.upper() if element.capitals else text, run.face))
    return tuple(runs)


def hard_lines(runs: tuple[Run, ...]) -> list[list[Run]]:
    """Return the runs line by line, as the text itself is broken."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for position, part in enumerate(run.text.split("\n")):
            if position:
                lines.append([])
            lines[-1].append(Run(bind(part), run.face))
    return lines


def in_printable_face(element: Element, run: Run) -> Run:
    """Write the run in the fallback face where the wanted one lacks a letter (Ê Đê names)."""
    if element.fallback and not is_printable(run.text, run.face):
        run = replace(run, face=element.fallback)
    require_printable(run.text, run.face, f"mục “{element.label}” của giấy chứng nhận")
    return run
