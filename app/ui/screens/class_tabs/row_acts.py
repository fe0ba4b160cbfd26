"""What acts on the rows of a class's table share: through whom they act, and how they end."""

from typing import Generic

from app.ui import kit
from app.ui.runner import Runner
from app.ui.tables.columns import Row


class RowActs(Generic[Row]):
    """Acts on the ticked rows of a table, or on the one under the cursor."""

    def __init__(self, table: kit.Table[Row], runner: Runner, shell: kit.Shell) -> None:
        self._table, self._runner, self._shell = table, runner, shell

    def _tell(self, done: str) -> None:
        """Say what was done; the next act begins with no row ticked."""
        self._shell.toast(done)
        self._table.let_go()
