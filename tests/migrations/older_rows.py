"""Rows written into a data file of an older version, which has no models any more."""

import sqlite3


def insert_row(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    """Write a row by the names of its columns."""
    marks = ", ".join("?" for _ in row)
    names = ", ".join(row)
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.execute(statement, tuple(row.values()))
