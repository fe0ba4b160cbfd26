"""What `import --template` does: a workbook to fill in, with the communes that are served."""

from pathlib import Path

from app import clock
from app.cli.context import Context
from app.cli.outcome import Outcome
from app.services.files import write_atomically
from app.services.imports.fields import ImportKind
from app.services.imports.templates import template
from app.services.served_communes import list_served


def write_template(path: Path, kind: ImportKind, context: Context) -> Outcome:
    """Write the template of a kind; without a data folder no communes are offered."""
    write_atomically(path, template(kind, communes=_communes(context)))
    return Outcome({"files": [str(path)]}, (f"Đã lưu mẫu: {path}",))


def _communes(context: Context) -> tuple[str, ...]:
    if not context.paths.database.exists():
        return ()
    with context.database() as database, database.read() as session:
        return tuple(row.full_name for row in list_served(session, on=clock.today()))
