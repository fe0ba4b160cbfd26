"""A list of a class as a paper: printed, or written to Excel, from the same sheet."""

from functools import partial

from app.services.documents.sheets.sheet import Sheet
from app.services.documents.sheets.sheet_excel import sheet_excel
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.services.papers.paper import Paper


def list_paper(form: str, name: str, class_code: str, sheet: Sheet) -> Paper:
    """Return the paper of one sheet; its title names the class."""
    return Paper(
        form=form,
        title=f"{name}, lớp {class_code}",
        code=class_code,
        to_pdf=partial(sheet_pdf, sheet),
        to_excel=partial(sheet_excel, sheet),
    )
