"""What to say when a row that a screen still shows is gone."""

from app.errors import UserError


class RowGoneError(UserError):
    """The row was removed since the screen was read."""
