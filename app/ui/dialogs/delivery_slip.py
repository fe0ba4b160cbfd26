"""The slip of a package over the page: looked at, printed, saved."""

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.papers.delivery_slips import FORM, NAME, make_delivery_slip
from app.ui.dialog import Dialog
from app.ui.jobs import Job
from app.ui.paper_pane import PaperPane
from app.ui.runner import Runner

_WIDTH, _HEIGHT = 980, 500


class DeliverySlipPane(PaperPane):
    """Shows the slip of one package, made anew each time and never kept."""

    def __init__(self, runner: Runner, sequence_no: int) -> None:
        super().__init__(runner)
        self._sequence_no = sequence_no

    def make_form(self, form: str) -> Job:
        """Begin to make the slip."""
        paths = self._runner.paths
        return self._runner.start_reading(
            "Lập bản in",
            make_delivery_slip,
            sequence_no=self._sequence_no,
            kept_in=paths.packages,
            keys_in=paths.keys,
            day=clock.today(),
        )


class DeliverySlipDialog(Dialog):
    """Shows the slip of a package; Ctrl+P prints it."""

    def __init__(self, window: QWidget | None, runner: Runner, sequence_no: int) -> None:
        super().__init__(window, f"Biên bản giao nhận gói số {sequence_no}", width=_WIDTH)
        self.pane = DeliverySlipPane(runner, sequence_no)
        self.pane.setFixedHeight(self.tall(_HEIGHT, beside=60))
        self.body.addWidget(self.pane)
        self.add_close()
        self.pane.show_form(FORM, NAME)
