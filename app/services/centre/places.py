"""The official provinces and communes, in Vietnamese order, for choosing and for naming."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.organizations import Commune, Province


class PlaceUnknownError(UserError):
    """A code that is in no official list."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A province or commune; `full_name` leads with its kind: "xã Na Sầm"."""

    code: str
    name: str
    unit_type: str

    @property
    def full_name(self) -> str:
        """The name as it stands inside a sentence."""
        return f"{self.unit_type[:1].lower()}{self.unit_type[1:]} {self.name}"


def list_provinces(session: Session) -> tuple[PlaceRow, ...]:
    """Return the 34 provinces in Vietnamese order."""
    return tuple(
        PlaceRow(*row)
        for row in session.execute(
            select(Province.code, Province.name, Province.unit_type).order_by(Province.sort_key)
        )
    )


def list_communes(session: Session, *, province_code: str) -> tuple[PlaceRow, ...]:
    """Return the communes, wards and special zones of a province in Vietnamese order."""
    return tuple(
        PlaceRow(*row)
        for row in session.execute(
            select(Commune.code, Commune.name, Commune.unit_type)
            .where(Commune.province_code == province_code)
            .order_by(Commune.sort_key, Commune.code)
        )
    )


def get_province(session: Session, *, code: str) -> PlaceRow:
    """Return a province; refuses a code that is not in the list."""
    row = session.execute(
        select(Province.code, Province.name, Province.unit_type).where(Province.code == code)
    ).one_or_none()
    if row is None:
        raise PlaceUnknownError(
            f"Không có tỉnh, thành phố nào mang mã “{code}”.",
            remedy="Dùng mã hai chữ số theo Quyết định 19/2025/QĐ-TTg, ví dụ 20 là Lạng Sơn.",
            code="unknown-province",
            field="province_code",
        )
    return PlaceRow(*row)


def get_commune(session: Session, *, code: str, province_code: str | None = None) -> PlaceRow:
    """Return a commune; refuses one that is not in the list, or not of the province given."""
    row = session.execute(
        select(Commune.code, Commune.name, Commune.unit_type, Commune.province_code).where(
            Commune.code == code
        )
    ).one_or_none()
    if row is None or province_code not in (None, row.province_code):
        where = f" trong tỉnh có mã {province_code}" if province_code else ""
        raise PlaceUnknownError(
            f"Không có xã, phường, đặc khu nào mang mã “{code}”{where}.",
            remedy="Dùng mã năm chữ số của danh mục đơn vị hành chính từ 01/7/2025.",
            code="unknown-commune",
            field="commune_code",
        )
    return PlaceRow(row.code, row.name, row.unit_type)
