"""In which files lists come: which the clerk is offered, and which are likely to be lists."""

from pathlib import Path

from app.text.names import fold

_SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
_DOCUMENTS = (".docx", ".html", ".htm", ".xml", ".mht")
# Many systems name a page of the web .doc; a true one of old is refused with the way out.
_CHOSEN = (*_SHEETS, *_DOCUMENTS, ".doc")

FILES = f"Danh sách ({' '.join(f'*{suffix}' for suffix in _CHOSEN)});;Mọi tệp (*)"
"""The kinds as a dialog for files has them."""
SHOWN = "Excel (xlsx, xlsm, xlsb, xls), Word (docx), ods, csv, html, xml, mht"
"""The kinds as they are named to the clerk."""


def is_likely_list(path: Path) -> bool:
    """Tell whether a file may be a list: letters come in documents too, so those must say so."""
    suffix = path.suffix.lower()
    if path.name.startswith((".", "~$")) or suffix not in (*_SHEETS, *_DOCUMENTS):
        return False
    name = fold(path.stem)
    return suffix in _SHEETS or "danh sach" in name or "danhsach" in name or name.startswith("ds")
