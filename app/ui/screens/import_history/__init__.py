"""The parts of the page of imports: its tables, and the dialog that takes an import back."""
