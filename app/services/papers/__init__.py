"""Papers filled from the database: what each form says, and the prints that are kept."""
