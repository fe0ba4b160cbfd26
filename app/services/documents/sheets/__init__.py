"""Sheets of columns and rows, printed or written to Excel alike."""
