"""What one sees: screens and widgets; the only layer that knows Qt."""

import builtins

# PySide6 wraps `import` for the sake of `from __feature__ import …`, which nothing here uses. The
# wrapper reads the source text of every module imported from then on, SQLAlchemy's too: a tenth of
# the time until the first page is there. The wrapped one is put back.
_known = vars(builtins)
if builtins.__import__ is _known.get("__feature_import__"):
    builtins.__import__ = _known["__orig_import__"]
