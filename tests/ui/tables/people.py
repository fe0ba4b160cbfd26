"""Rows for the tests of tables."""

from dataclasses import dataclass

from app.ui.badge import Badge
from app.ui.tables import Column, Kind, check_column
from app.ui.tokens import Tone


@dataclass(frozen=True)
class Person:
    """A person as a table shows one."""

    id: int
    name: str
    born: str = ""
    mark: int | None = None
    trouble: str = ""


PEOPLE = (
    Person(1, "Lý Thị Lan Anh", "13/09/1987", 85, "Thiếu số căn cước"),
    Person(2, "Nông Thị Ái", "08/05/1981", 70),
    Person(3, "Hoàng Văn An", "16/03/1980", None),
    Person(4, "Hứa Quốc Bảo", "01/11/2003", 100),
    Person(5, "Đàm Minh Châu", "11/11/1990", 70),
)


def trouble(person: Person) -> Badge | None:
    """Return a badge for what is wrong with a person."""
    return Badge(person.trouble, Tone.BAD, "circle-x", filled=True) if person.trouble else None


def columns() -> list[Column[Person]]:
    """Return a column of each kind."""
    return [
        check_column(),
        Column("TT", lambda p: str(p.id), Kind.NUMBER, 40, sort=lambda p: p.id),
        Column("Họ và tên", lambda p: p.name, Kind.NAME, 180, tooltip=lambda p: f"mã {p.id}"),
        Column("Ngày sinh", lambda p: p.born, Kind.DATE, 98, sort=lambda p: p.born[6:]),
        Column(
            "Điểm",
            lambda p: "" if p.mark is None else f"{p.mark // 10},{p.mark % 10}",
            Kind.MARK,
            60,
            sort=lambda p: -1 if p.mark is None else p.mark,
            ink=lambda p: Tone.BAD if (p.mark or 0) < 75 else None,
        ),
        Column("Mã", lambda p: f"HV-{p.id:03}", Kind.CODE, 80, hidden_under=600),
        Column("Ghi chú", lambda p: f"ghi chú {p.id}", stretch=1, second=lambda p: p.born),
        Column("Cần xem", lambda p: p.trouble, Kind.BADGE, 180, badge=trouble),
    ]
