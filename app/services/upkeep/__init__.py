"""What keeps the data whole: backups, checks, kept files, history and undo."""
