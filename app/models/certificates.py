"""Certificates and the register they stand in; both keep every printed value as it was."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Json, Kind, new_id
from app.models.values import CertificateKind, CertificateState, EntryState


class RegisterBook(Base):
    """A book of the register (sổ gốc); kept for ever (QĐ 1147-QĐ/BTGDVTW, Điều 9)."""

    __tablename__ = "register_books"
    kind = Kind.SYNCED
    permanent = "sổ gốc"
    __table_args__ = (
        UniqueConstraint("book_no"),
        CheckConstraint("lines_per_page BETWEEN 5 AND 40", name="lines_fit_a_page"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    book_no: Mapped[int]
    title: Mapped[str]
    certificate_kind: Mapped[CertificateKind] = mapped_column(Choice(CertificateKind))
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    lines_per_page: Mapped[int]
    origin: Mapped[str]


class RegisterEntry(Base):
    """A line of the register; nothing printed in it ever changes."""

    __tablename__ = "register_entries"
    kind = Kind.SYNCED
    permanent = "sổ gốc"
    frozen = (
        "book_id",
        "entry_no",
        "page_no",
        "line_no",
        "register_no",
        "serial_no",
        "printed",
        "entered_on",
    )
    __table_args__ = (
        UniqueConstraint("book_id", "entry_no"),
        UniqueConstraint("book_id", "page_no", "line_no"),
        UniqueConstraint("register_no"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    book_id: Mapped[UUID] = mapped_column(ForeignKey("register_books.id"))
    entry_no: Mapped[int]
    page_no: Mapped[int]
    line_no: Mapped[int]
    register_no: Mapped[str]
    serial_no: Mapped[str]
    printed: Mapped[Any] = mapped_column(Json)
    entered_on: Mapped[date]
    state: Mapped[EntryState] = mapped_column(Choice(EntryState), default=EntryState.VALID)
    remark: Mapped[str | None]


class Certificate(Base):
    """A certificate with the facts frozen as printed."""

    __tablename__ = "certificates"
    kind = Kind.SYNCED
    permanent = "giấy chứng nhận đã lập"
    frozen = ("enrolment_id", "serial_no", "register_entry_id", "printed", "issued_on")

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolments.id"), index=True)
    certificate_kind: Mapped[CertificateKind] = mapped_column(Choice(CertificateKind))
    serial_no: Mapped[str] = mapped_column(unique=True)
    register_entry_id: Mapped[UUID] = mapped_column(ForeignKey("register_entries.id"), unique=True)
    recognition_document_id: Mapped[UUID] = mapped_column(ForeignKey("issued_documents.id"))
    printed: Mapped[Any] = mapped_column(Json)
    issued_on: Mapped[date]
    valid_until: Mapped[date | None]
    signer_id: Mapped[UUID] = mapped_column(ForeignKey("signers.id"))
    state: Mapped[CertificateState] = mapped_column(Choice(CertificateState))
    handed_over_on: Mapped[date | None]
    handed_over_to: Mapped[str | None]
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("certificates.id"))


class PrintedPaper(Base):
    """A paper as it was printed: which form, of what, and the hash of the bytes that are kept."""

    __tablename__ = "printed_papers"
    kind = Kind.LOCAL
    permanent = "bản đã in"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    form: Mapped[str]
    class_id: Mapped[UUID | None] = mapped_column(ForeignKey("training_classes.id"), index=True)
    subject: Mapped[str]
    sha256: Mapped[str]
    journal_head: Mapped[str]
    printed_at: Mapped[datetime]
