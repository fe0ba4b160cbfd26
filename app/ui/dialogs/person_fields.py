"""The fields of a person in a class, as the forms of learners show them."""

from collections.abc import Sequence

from app.models.values import Gender, PartyStatus
from app.services.centre.entry_lists import (
    EDUCATION,
    ETHNICITIES,
    THEORY,
    OfferedCommune,
    offered_names,
)
from app.services.people.entry_remarks import require_phone
from app.services.people.person_checks import require_citizen_id
from app.ui import kit
from app.ui.dialogs.findings import Findings


def add_person_fields(
    form: kit.Form, communes: Sequence[OfferedCommune], findings: Findings
) -> None:
    """Put the fields into a form, the remarks under those that they speak of."""
    for line in _who():
        form.add(*line)
    form.add_widget(findings)
    for line in (*_where(communes), *_levels()):
        form.add(*line)


def offer_kept_values(form: kit.Form, kept: dict[str, object]) -> None:
    """Offer a kept value that no list has, so that saving the form does not lose it."""
    for name in ("ethnicity", "education_level", "theory_level", "commune_code"):
        field, value = form.fields.get(name), kept.get(name)
        if not isinstance(field, kit.ChoiceField) or not isinstance(value, str):
            continue
        if value not in [option.key for option in field.box.options]:
            field.set_options([*field.box.options, kit.Option(value, value)])


def _who() -> tuple[tuple[kit.Field, ...], ...]:
    genders = [kit.Option(gender, gender.label) for gender in Gender]
    return (
        (
            kit.NameField("full_name", required="Cần họ và tên."),
            kit.DateField("birth_date", "Ngày sinh", needs="year", birth=True),
            kit.ChoiceField("gender", "Giới tính", genders, width=96),
            kit.ChoiceField("ethnicity", "Dân tộc", names_in(ETHNICITIES)),
        ),
        (
            kit.TextField("citizen_id", "Số căn cước", width=160, rule=require_citizen_id),
            kit.TextField("phone", "Điện thoại", width=140, rule=require_phone),
            kit.TextField("home_place", "Quê quán"),
        ),
    )


def _where(communes: Sequence[OfferedCommune]) -> tuple[tuple[kit.Field, ...], ...]:
    places = [kit.Option(c.code, c.name, f"{c.unit_type} {c.name}") for c in communes]
    statuses = [kit.Option(status, status.label) for status in PartyStatus]
    return (
        (
            kit.TextField("position", "Chức vụ", width=250),
            kit.TextField("sending_unit", "Đơn vị cử đi học"),
        ),
        (
            kit.ChoiceField("commune_code", "Xã, phường", places, width=180),
            kit.ChoiceField("party_status", "Đảng viên", statuses, width=190),
            kit.DateField("admitted_on", "Ngày kết nạp", needs="year"),
            kit.DateField("official_on", "Ngày chính thức"),
        ),
    )


def _levels() -> tuple[tuple[kit.Field, ...], ...]:
    return (
        (
            kit.ChoiceField("education_level", "Trình độ học vấn", names_in(EDUCATION), width=180),
            kit.ChoiceField("theory_level", "Lý luận chính trị", names_in(THEORY), width=150),
            kit.TextField("note", "Ghi chú"),
        ),
    )


def names_in(list_name: str) -> list[kit.Option]:
    """Return a shipped list to choose from, found by other spellings too."""
    return [kit.Option(name, name, aliases) for name, aliases in offered_names(list_name)]
