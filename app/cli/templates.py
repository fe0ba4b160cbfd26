"""What `import --template` does: a workbook to fill in, with the communes that are served."""

from pathlib import Path

from app.cli.context import Context
from app.cli.outcome import Outcome
from app.services.classes.classes import class_id_of_code
from app.services.files import write_atomically
from app.services.imports.giving_back.templates import template
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists.import_templates import make_template


def write_template(
    path: Path, kind: ImportKind, context: Context, class_code: str | None = None
) -> Outcome:
    """Write the template of a kind; without a data folder no communes are offered."""
    if context.paths.database.exists():
        with context.database() as database, database.read() as session:
            class_id = class_id_of_code(session, code=class_code) if class_code else None
            made = make_template(session, kind=kind, class_id=class_id)
    else:
        made = template(kind)
    write_atomically(path, made)
    return Outcome({"files": [str(path)]}, (f"Đã lưu mẫu: {path}",))
