"""What the wizard's pages do with the list: each of their signals is a choice or a question."""

from PySide6.QtCore import QObject

from app.services.imports.proposal.answers import Answer
from app.ui import kit
from app.ui.screens.import_history.taking_back_dialog import TakingBackDialog
from app.ui.screens.import_pages.check_page import CheckPage
from app.ui.screens.import_pages.columns_page import ColumnsPage
from app.ui.screens.import_pages.draft import Choices
from app.ui.screens.import_pages.problem_words import TWINS
from app.ui.screens.import_pages.process import ImportProcess
from app.ui.screens.import_pages.sending_back import save_marked
from app.ui.screens.import_pages.shape_page import ShapePage
from app.ui.screens.import_pages.source_page import SourcePage
from app.ui.screens.import_pages.twins_dialog import compare_row


class PageActs(QObject):
    """Hands what the clerk does on a page to the process, or asks in a dialog over the screen."""

    def __init__(self, screen: kit.Screen, process: ImportProcess) -> None:
        super().__init__(screen)
        self._screen = screen
        self._process = process

    # Pages

    def connect_source(self, page: SourcePage) -> None:
        """Read what is brought in."""
        process = self._process
        page.template_wanted.connect(lambda: self._save_template(page))
        page.path_chosen.connect(process.read_path)
        page.text_pasted.connect(process.read_text)
        page.kept_chosen.connect(process.read_kept)

    def connect_shape(self, page: ShapePage) -> None:
        """Take which sheet, letters and rows are meant."""
        process = self._process
        page.sheet_chosen.connect(lambda name: process.choose(self._choices.of_sheet(name)))
        page.encoding_chosen.connect(process.choose_encoding)
        page.header_chosen.connect(lambda rows: process.choose(self._choices.with_header(rows)))
        page.first_chosen.connect(
            lambda number: process.choose(self._choices.with_first_row(number))
        )
        page.last_chosen.connect(lambda number: process.choose(self._choices.with_last_row(number)))
        page.found_wanted.connect(lambda: process.choose(self._choices.with_found_rows()))
        page.recall_dropped.connect(lambda: process.choose(Choices()))

    def connect_columns(self, page: ColumnsPage) -> None:
        """Take what columns mean."""
        process = self._process
        page.constant_set.connect(
            lambda key, text: process.choose(self._choices.with_constant(key, text))
        )
        page.field_chosen.connect(
            lambda column, key: process.choose(self._choices.with_field(column, key))
        )
        page.recall_dropped.connect(lambda: process.choose(Choices()))

    def connect_check(self, page: CheckPage) -> None:
        """Take answers and edits."""
        process, panel = self._process, page.panel
        page.answered.connect(process.answer)
        page.skipped.connect(process.answer)
        page.taken_in.connect(lambda rows: process.choose(self._choices.taking_back(rows)))
        panel.taken_back.connect(process.take_back_answer)
        panel.compared.connect(self._compare)
        panel.kept.connect(process.keep_field)
        panel.zeros_switched.connect(
            lambda key, on: process.choose(self._choices.with_zeros(key, restored=on))
        )

    # What asks for a file or a word more

    def save_marked(self) -> None:
        """Save the unit's workbook with its problems marked."""
        source, found = self._process.work.source, self._process.work.found
        screen = self._screen
        if source is not None and found is not None:
            save_marked(screen.window(), screen.runner, screen.shell, source, found)

    def take_back(self) -> None:
        """Take what was written back, after showing what becomes of it."""
        result, source = self._process.work.result, self._process.work.source
        screen = self._screen
        if result is not None and source is not None:
            batch_id, name = result.batch_id, source.name
            dialog = TakingBackDialog(screen.window(), screen.runner, batch_id, name)
            dialog.taken.connect(lambda _told: screen.shell.toast(f"Đã lấy lại lần nhập “{name}”"))
            dialog.start()

    def _save_template(self, page: SourcePage) -> None:
        """Save a sheet to fill in where the clerk wants it."""
        work = self._process.work
        path = page.choose_template(work.kind, work.code_of_list)
        if path is not None and self._process.save_template(path):
            page.show_template(path)

    def _compare(self, number: int) -> None:
        """Show a row beside the people of its name; the clerk says whether they are one."""
        found = self._process.work.found
        rows = found.rows if found is not None else ()
        row = next(each for each in rows if each.id == number)
        dialog = compare_row(self._screen.window(), self._screen.runner, row)
        dialog.joined.connect(lambda person_id: self._process.link(number, person_id))
        apart = (Answer("accept", row=number, code=TWINS),)
        dialog.parted.connect(lambda: self._process.answer(apart))
        dialog.open()

    @property
    def _choices(self) -> Choices:
        return self._process.work.choices
