"""Widgets that two or more screens share; screens import them from `app.ui.kit`."""
