"""Giáo vụ: the desk program of a political training centre."""

__version__ = "0.1.0"
