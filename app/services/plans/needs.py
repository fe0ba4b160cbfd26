"""What units need: how many people for which programme in a year, with the groups of priority."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.organizations import Commune
from app.models.plans import TrainingNeed
from app.models.programmes import Programme
from app.models.values import NeedSource, NeedState
from app.services.centre.places import PlaceRow, get_commune
from app.services.missing import RowGoneError
from app.services.plans.needs_done import NOTHING_DONE, NeedDone, done_by_need, state_of
from app.services.plans.no_needs import NoNeed, forget_no_need, keep_no_need
from app.services.programmes.programme_codes import programme_of_code
from app.text.names import fold, tidy_or_none, tidy_text

GROUPS = {
    "young": "Cán bộ trẻ",
    "women": "Nữ",
    "ethnic_minority": "Dân tộc thiểu số",
    "in_succession": "Trong quy hoạch",
}
"""The groups with priority; they overlap, so each is counted by itself."""


class NeedRefusedError(UserError):
    """A need cannot be kept like this."""


@dataclass(frozen=True, slots=True)
class NeedDetails:
    """What a unit tells of one programme; a group of None was not told."""

    commune_code: str
    sending_unit: str
    programme_code: str
    learners: int
    young: int | None = None
    women: int | None = None
    ethnic_minority: int | None = None
    in_succession: int | None = None
    wished_month: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need in a list, with what was done of it; `state` goes by that."""

    id: UUID
    year: int
    commune_code: str
    commune_name: str
    sending_unit: str
    programme_code: str
    title: str
    learners: int
    young: int | None
    women: int | None
    ethnic_minority: int | None
    in_succession: int | None
    wished_month: int | None
    source: NeedSource
    state: NeedState
    received_on: date
    note: str | None
    done: NeedDone

    @property
    def state_label(self) -> str:
        """How far the need has come, in words."""
        return self.state.label


def list_needs(session: Session, *, year: int) -> tuple[NeedRow, ...]:
    """Return the needs of a year by commune, unit and programme."""
    found = session.execute(
        select(TrainingNeed, Programme, Commune.name, Commune.unit_type)
        .join(Programme, Programme.id == TrainingNeed.programme_id)
        .join(Commune, Commune.code == TrainingNeed.commune_code, isouter=True)
        .where(TrainingNeed.year == year)
        .order_by(
            Commune.sort_key,
            TrainingNeed.commune_code,
            TrainingNeed.sending_unit,
            Programme.programme_group,
            Programme.code,
        )
    ).all()
    told = [(need, programme.code) for need, programme, *_ in found]
    done = done_by_need(session, year=year, needs=told)
    return tuple(
        NeedRow(
            id=need.id,
            year=need.year,
            commune_code=need.commune_code,
            commune_name=PlaceRow(need.commune_code, name, kind).full_name
            if name
            else need.commune_code,
            sending_unit=need.sending_unit,
            programme_code=programme.code,
            title=programme.short_name,
            learners=need.learners,
            young=need.young,
            women=need.women,
            ethnic_minority=need.ethnic_minority,
            in_succession=need.in_succession,
            wished_month=need.wished_month,
            source=need.source,
            state=state_of(need, done.get(need.id, NOTHING_DONE)),
            received_on=need.received_on,
            note=need.note,
            done=done.get(need.id, NOTHING_DONE),
        )
        for need, programme, name, kind in found
    )


def list_need_years(session: Session) -> tuple[int, ...]:
    """Return the years for which somebody told a need, the newest first."""
    return tuple(sorted(session.scalars(select(TrainingNeed.year).distinct()), reverse=True))


def register_need(session: Session, *, year: int, details: NeedDetails, on: date) -> UUID:
    """Keep what a unit tells of a programme, in place of what it told before; return the id."""
    unit = _sound(session, details)
    programme = programme_of_code(session, details.programme_code)
    found = known_need(session, year=year, details=details)
    if found is None:
        found = TrainingNeed(
            id=new_id(),
            year=year,
            source=NeedSource.REGISTERED,
            state=NeedState.NEW,
            programme_id=programme.id,
        )
    _write(session, found, details, unit)
    found.received_on = on
    if found.state is NeedState.DROPPED:
        found.state = NeedState.NEW
    session.add(found)
    session.flush()
    return found.id


def note_no_need(
    session: Session,
    *,
    year: int,
    commune_code: str,
    sending_unit: str,
    on: date,
    note: str | None = None,
) -> None:
    """Keep the answer of a unit that it needs nothing in a year; what it told before is dropped."""
    commune = get_commune(session, code=commune_code)
    unit = _required_unit(sending_unit)
    told = session.scalars(
        select(TrainingNeed).where(
            TrainingNeed.year == year,
            TrainingNeed.commune_code == commune_code,
            TrainingNeed.person_id.is_(None),
        )
    )
    for need in told:
        if fold(need.sending_unit) == fold(unit):
            need.state = NeedState.DROPPED
    keep_no_need(
        session,
        no_need=NoNeed(year, commune_code, commune.full_name, unit, on, tidy_or_none(note)),
    )


def change_need(session: Session, *, need_id: UUID, details: NeedDetails) -> None:
    """Write a need anew."""
    found = _stored(session, need_id)
    unit = _sound(session, details)
    twin = known_need(session, year=found.year, details=details)
    if twin is not None and twin.id != need_id:
        raise NeedRefusedError(
            f"{unit} đã đăng ký chương trình này ở một dòng khác.",
            remedy="Sửa dòng kia, rồi xóa dòng này.",
            code="need-twice",
            field="programme_code",
        )
    found.programme_id = programme_of_code(session, details.programme_code).id
    _write(session, found, details, unit)
    session.flush()


def remove_need(session: Session, *, need_id: UUID) -> None:
    """Take a need out that was kept by mistake."""
    session.delete(_stored(session, need_id))
    session.flush()


def drop_need(session: Session, *, need_id: UUID) -> None:
    """Note that a unit needs this no longer; the row stays, and counts for nothing."""
    _stored(session, need_id).state = NeedState.DROPPED
    session.flush()


def known_need(session: Session, *, year: int, details: NeedDetails) -> TrainingNeed | None:
    """Return what a unit told before of the same programme, whoever owns its copy."""
    unit = fold(tidy_text(details.sending_unit))
    found = session.scalars(
        select(TrainingNeed)
        .join(Programme, Programme.id == TrainingNeed.programme_id)
        .where(
            TrainingNeed.year == year,
            TrainingNeed.commune_code == details.commune_code,
            TrainingNeed.person_id.is_(None),
            Programme.code == details.programme_code,
        )
    )
    return next((need for need in found if fold(need.sending_unit) == unit), None)


def problem_of(details: NeedDetails) -> tuple[str, str] | None:
    """Return which field of a need cannot be, and why; None for a sound one."""
    if details.learners < 1:
        return "learners", "Số người đăng ký phải từ 1 trở lên."
    for name, label in GROUPS.items():
        count = getattr(details, name)
        if count is not None and not 0 <= count <= details.learners:
            return name, f"“{label}” là {count}, phải từ 0 đến {details.learners} người đăng ký."
    if details.wished_month is not None and not 1 <= details.wished_month <= 12:
        return "wished_month", f"Không có tháng {details.wished_month}."
    return None


def _sound(session: Session, details: NeedDetails) -> str:
    problem = problem_of(details)
    if problem is not None:
        name, message = problem
        raise NeedRefusedError(message, remedy="Sửa lại số.", code="need-number", field=name)
    get_commune(session, code=details.commune_code)
    return _required_unit(details.sending_unit)


def _required_unit(typed: str) -> str:
    unit = tidy_text(typed)
    if not unit:
        raise NeedRefusedError(
            "Chưa ghi đơn vị đăng ký.",
            remedy="Ghi tên đơn vị, ví dụ Đảng ủy xã Na Sầm.",
            code="need-unit",
            field="sending_unit",
        )
    return unit


def _write(session: Session, found: TrainingNeed, details: NeedDetails, unit: str) -> None:
    found.commune_code = details.commune_code
    found.sending_unit = unit
    found.learners = details.learners
    for name in GROUPS:
        setattr(found, name, getattr(details, name))
    found.wished_month = details.wished_month
    found.note = tidy_or_none(details.note)
    forget_no_need(session, year=found.year, commune_code=details.commune_code, sending_unit=unit)


def _stored(session: Session, need_id: UUID) -> TrainingNeed:
    found = session.get(TrainingNeed, need_id)
    if found is None:
        raise RowGoneError("Dòng nhu cầu này không còn nữa.", remedy="Xem lại bảng nhu cầu.")
    return found
