"""F01 for several communes: each can be looked at, and all be saved at once to be sent out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.files import copy_to_drive
from app.services.papers.plan_forms import build_plan_paper
from app.ui import confirm, kit
from app.ui.dialogs.plan_paper import OfferedPaper, PlanPaperDialog
from app.ui.file_names import file_name
from app.ui.runner import Runner


class NeedFormsDialog(PlanPaperDialog):
    """The forms of some communes; one act saves the Excel file of each in a folder."""

    def __init__(
        self, window: QWidget | None, runner: Runner, title: str, offered: Sequence[OfferedPaper]
    ) -> None:
        super().__init__(window, runner, title, offered)
        self.save_all = kit.Button(f"Cất cả {len(offered)} phiếu Excel…", icon="file-spreadsheet")
        self.save_all.clicked.connect(self._save_all)
        self.save_all.setVisible(len(offered) > 1)
        self.foot.insertWidget(0, self.save_all)

    def _save_all(self) -> None:
        folder = confirm.choose_folder(self, "Cất mọi phiếu F01 vào thư mục")
        if folder is None:
            return
        saved = 0
        try:
            for one in self.offered:
                paper = self._runner.ask(build_plan_paper, form=one.form, request=one.request)
                if paper.to_excel is not None:
                    name = file_name(paper.code, paper.form, one.text, suffix=".xlsx")
                    copy_to_drive(paper.to_excel(), folder, name)
                    saved += 1
        except UserError as refusal:
            self.pane.line.refuse(refusal, f"Đã cất {saved} phiếu.")
        else:
            self.pane.line.say(f"Đã cất {saved} phiếu vào {folder}")
