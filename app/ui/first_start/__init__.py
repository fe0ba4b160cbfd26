"""The pages of the first start: whose data folder this is, in five short steps."""

from app.ui.first_start.pages import FirstStart

__all__ = ["FirstStart"]
