"""Papers: pure functions from frozen values to the bytes of a PDF or an Excel file."""
