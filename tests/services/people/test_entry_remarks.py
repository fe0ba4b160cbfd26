"""What a form says of odd numbers and of a Party standing that cannot be; it keeps them all."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.values import PartyStatus
from app.services.people.entry_remarks import remarks_on_person
from app.services.people.person_entry import PersonEntry
from app.text.partial_date import PartialDate

SOUND = PersonEntry(
    "Nguyễn Văn An",
    old_id_no="080123456",
    phone="0912 345 678",
    email="an.nguyen@na-sam.gov.vn",
    party_status=PartyStatus.FULL,
    admitted_on=PartialDate(2019),
    official_on=date(2019, 12, 3),
    party_card_no="20012345",
)


@pytest.mark.parametrize("phone", ["0912345678", "+84 912 345 678", "(0205) 3810 123", None])
def test_usual_details_raise_no_remark(phone: str | None) -> None:
    assert remarks_on_person(replace(SOUND, phone=phone)) == ()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("phone", "abc", "“abc” không giống số điện thoại"),
        ("email", "na sầm", "không giống địa chỉ"),
        ("old_id_no", "12", "Số CMND cũ thường có 9 chữ số, ở đây là “12”"),
        ("party_card_no", "12A45678", "Số thẻ đảng thường có 8 chữ số"),
        ("admitted_on", PartialDate(2031), "Ngày vào Đảng 2031 ở sau hôm nay"),
        ("official_on", date(1980, 1, 1), "01/01/1980 trước ngày vào Đảng 2019"),
        ("party_status", PartyStatus.CANDIDATE, "Ghi “Đối tượng kết nạp” nhưng có ngày"),
    ],
)
def test_odd_detail_is_remarked_on_at_its_field(field: str, value: object, words: str) -> None:
    found = remarks_on_person(replace(SOUND, **{field: value}))  # type: ignore[arg-type]
    remark = found[0]
    assert words in remark.message
    assert (remark.field, remark.severity) == (field, "warning")
