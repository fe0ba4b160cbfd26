"""What every table shares: keys, column types that STRICT SQLite takes, and its kind."""

import json
import os
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from typing import Any, ClassVar
from uuid import UUID, SafeUUID

from sqlalchemy import CheckConstraint, Dialect, Integer, LargeBinary, MetaData, Table, Text, Uuid
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.text.partial_date import PartialDate

# Made once: `json.dumps` with options makes one for each of the many values of a list.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

# Only the profile "full" takes such columns out of the centre: no register of the province needs
# them.
STAYS = {"profile": "full"}


class Kind(Enum):
    """What happens to the rows of a table besides being stored."""

    SYNCED = "journaled, travels to the province"
    LOCAL = "journaled, stays here"
    DERIVED = "not journaled, rebuilt from the others"


_last_id = 0


def new_id() -> UUID:
    """Make a UUIDv7: unique anywhere, ascending within this process (RFC 9562, 5.7)."""
    global _last_id
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | (0x7 << 76) | (int.from_bytes(os.urandom(10)) & ((1 << 76) - 1))
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    if value <= _last_id:
        # Same millisecond or a clock set back: count on in the low bits, which are random.
        value = _last_id + 1
    _last_id = value
    return UUID(int=value)


def new_ids(count: int) -> list[UUID]:
    """Make many ids: the first as `new_id` does, each other one behind it."""
    global _last_id
    first = new_id().int
    _last_id = first + count - 1
    return [_Numbered(value) for value in range(first, first + count)]


class _Numbered(UUID):
    """A UUID made of its number, without the many questions that UUID() asks first."""

    __slots__ = ()

    def __init__(self, value: int) -> None:
        object.__setattr__(self, "int", value)  # a UUID lets itself be filled in no other way
        object.__setattr__(self, "is_safe", SafeUUID.unknown)


class Id(TypeDecorator[UUID]):
    """A UUID key: 16 bytes on SQLite, `uuid` on PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the type that the database has for it."""
        return Uuid() if dialect.name == "postgresql" else LargeBinary(16)

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        """Give the driver bytes, or the UUID itself where it knows one."""
        if value is None or dialect.name == "postgresql":
            return value
        return value.bytes

    def process_result_value(self, value: Any | None, dialect: Dialect) -> UUID | None:
        """Make a UUID of what the driver gave."""
        if value is None or isinstance(value, UUID):
            return value
        return UUID(bytes=value)


class IsoDate(TypeDecorator[date]):
    """A day as text, YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Write the day."""
        return value.isoformat() if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Read the day."""
        return date.fromisoformat(value) if value is not None else None


class UtcTime(TypeDecorator[datetime]):
    """A moment as text in UTC, to the microsecond."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the moment in UTC."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the moment."""
        return datetime.fromisoformat(value) if value is not None else None


class PartialDay(TypeDecorator[PartialDate]):
    """A date of which the day, or day and month, may be unknown: 1999-03-06, 1999-03 or 1999."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        """Write what is known."""
        return value.iso if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        """Read what is known."""
        return PartialDate.from_iso(value) if value is not None else None


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Write 1 or 0."""
        return int(value) if value is not None else None

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Read yes or no."""
        return bool(value) if value is not None else None


class Json(TypeDecorator[Any]):
    """A frozen value as JSON text, written in one way only."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:
        """Write it with sorted keys and no spaces, so that equal values are equal text."""
        if value is None:
            return None
        return "[]" if value == [] else _ENCODER.encode(value)  # most rows have nothing to note

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any | None:
        """Read it."""
        return json.loads(value) if value is not None else None


class Choice(TypeDecorator[StrEnum]):
    """One of the members of an enum, stored as its code; the table checks that it is one."""

    impl = Text
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Write the code; a value that is no member is refused here already."""
        return self.members(value).value if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Read the member."""
        return self.members(value) if value is not None else None


class Base(DeclarativeBase):
    """The base of every table.

    `kind` says whether rows are journaled and travel. `permanent` tells why rows of this table
    are never deleted and never taken back by undo; empty where they may be. `frozen` names the
    columns that keep the value they were inserted with.
    """

    kind: ClassVar[Kind]
    permanent: ClassVar[str] = ""
    frozen: ClassVar[tuple[str, ...]] = ()

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar[Mapping[Any, Any]] = {
        UUID: Id,
        date: IsoDate,
        datetime: UtcTime,
        PartialDate: PartialDay,
        bool: Flag,
        str: Text,
    }

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        table = cls.__table__
        assert isinstance(table, Table)  # noqa: S101 - a mapped class has a table
        table.dialect_options["sqlite"]["strict"] = True
        table.info.update(kind=cls.kind, permanent=cls.permanent, frozen=cls.frozen)
        for column in table.columns:
            if isinstance(column.type, Choice):
                codes = ", ".join(f"'{member.value}'" for member in column.type.members)
                table.append_constraint(
                    CheckConstraint(f"{column.name} IN ({codes})", name=f"{column.name}_known")
                )


def kind_of(table: Table) -> Kind:
    """Return the kind of a table."""
    kind: Kind = table.info["kind"]
    return kind
