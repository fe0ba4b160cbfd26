"""What is shipped beside the code: complete, consistent, readable, and free to ship."""

import csv
import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from app.models.values import AssessmentForm, CertificateKind, LessonKind
from app.paths import resource
from app.services.equivalence.equivalence_rules import rule_of_payload
from app.services.results.rules import Rules, rules_from_payload
from app.text.names import tidy_text

ROOT = resource()
TEXT_FILES = sorted(
    path for path in ROOT.rglob("*") if path.suffix in {".csv", ".json", ".md", ".txt"}
)
FONTS = sorted(resource("fonts").glob("*.ttf"))
ICONS = sorted(resource("icons").glob("*.svg"))
LISTS = sorted(resource("lists").glob("*.csv"))

# How many communes each province has, by its code: Quyết định 19/2025/QĐ-TTg.
COMMUNES_OF_PROVINCE = {
    **{"01": 126, "04": 56, "08": 124, "11": 45, "12": 38, "14": 75, "15": 99, "19": 92},
    **{"20": 65, "22": 54, "24": 99, "25": 148, "31": 114, "33": 104, "37": 129, "38": 166},
    **{"40": 130, "42": 69, "44": 78, "46": 40, "48": 94, "51": 96, "52": 135, "56": 65},
    **{"66": 102, "68": 124, "75": 95, "79": 168, "80": 96, "82": 102, "86": 124, "91": 102},
    **{"92": 103, "96": 64},
}
FIXED_IDS = {
    "NTD": "01a2008d-7402-78e3-8823-11dc0f4d7848",
    "DVM": "01a2008d-740c-7e91-8287-a228af30122f",
    "CTD": "01a2008d-7418-7955-a9ec-4e2e25c654c9",
    "CNKT": "01a2008d-7420-70fb-a0cd-dcbd68f03a53",
    "SCLLCT": "01a2008d-7426-7070-b965-f81e94bf9b34",
}
FIXED_RULE_SETS = ["01a2008d-7441-709b-918a-21827cfd7fac", "01a2008d-7442-723b-984a-3797d6ca70f3"]
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SIGNS = "0123456789.,;:–-/()%“”’'×…"


def rows(name: str) -> list[dict[str, str]]:
    with resource("lists", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def catalogue() -> list[dict[str, Any]]:
    return list(json.loads(resource("programmes.json").read_text("utf-8"))["programmes"])


def rule_sets() -> list[dict[str, Any]]:
    return list(json.loads(resource("rule_sets.json").read_text("utf-8"))["rule_sets"])


class Asked(Mapping[str, object]):
    """A payload that remembers the keys that it was asked for."""

    def __init__(self, payload: Mapping[str, object]) -> None:
        self._payload = payload
        self.for_keys: set[str] = set()

    def __getitem__(self, key: str) -> object:
        self.for_keys.add(key)
        return self._payload[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._payload)

    def __len__(self) -> int:
        return len(self._payload)


def versions() -> list[Any]:
    return [
        pytest.param(version, id=f"{programme['code']}-{version['version']}")
        for programme in catalogue()
        for version in programme["versions"]
    ]


def vietnamese_letters() -> set[str]:
    """Every letter of the alphabet with every tone it can carry, small and capital."""
    vowels = {unicodedata.normalize("NFC", v + tone) for v in "aăâeêioôơuưy" for tone in TONES}
    return {form for letter in vowels | set(LETTERS) for form in (letter, letter.upper())}


@pytest.mark.parametrize("path", TEXT_FILES, ids=lambda path: path.name)
def test_text_is_composed_unicode_without_tails(path: Path) -> None:
    text = path.read_text("utf-8-sig")
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_list_has_full_tidy_rows_and_no_name_twice(path: Path) -> None:
    found = rows(path.name)
    key = "code" if "code" in found[0] else "name"
    assert found
    assert len({row[key] for row in found}) == len(found)
    for row in found:
        assert None not in row
        assert all(value == tidy_text(value) for value in row.values())
        assert row["name"]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_alias_stands_for_one_row_only(path: Path) -> None:
    spellings = Counter(
        spelling.lower()
        for row in rows(path.name)
        if "aliases" in row
        for spelling in [row["name"], *filter(None, row["aliases"].split(";"))]
    )
    assert not [spelling for spelling, count in spellings.items() if count > 1]


def test_there_are_34_provinces_and_six_of_them_are_cities() -> None:
    provinces = rows("provinces.csv")
    assert {row["code"] for row in provinces} == COMMUNES_OF_PROVINCE.keys()
    cities = [row["name"] for row in provinces if row["unit_type"] == "thành phố"]
    assert cities == ["Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"]
    assert {row["unit_type"] for row in provinces} == {"tỉnh", "thành phố"}


def test_there_are_3321_communes_in_their_provinces() -> None:
    communes = rows("communes.csv")
    kinds = Counter(row["unit_type"] for row in communes)
    assert kinds == {"xã": 2621, "phường": 687, "đặc khu": 13}
    assert Counter(row["province_code"] for row in communes) == COMMUNES_OF_PROVINCE
    assert all(len(row["code"]) == 5 and row["code"].isdecimal() for row in communes)


def test_name_of_a_commune_leaves_out_its_kind() -> None:
    communes = rows("communes.csv")
    assert not [row for row in communes if row["name"].startswith(("Xã ", "Phường ", "Đặc khu "))]
    lang_son = {row["name"]: row["unit_type"] for row in communes if row["province_code"] == "20"}
    assert lang_son["Na Sầm"] == "xã"
    assert lang_son["Kỳ Lừa"] == "phường"


def test_no_two_communes_of_a_province_share_name_and_kind() -> None:
    known = Counter(
        (row["province_code"], row["unit_type"], row["name"]) for row in rows("communes.csv")
    )
    assert not [key for key, count in known.items() if count > 1]


def test_there_are_54_ethnic_groups_in_the_order_of_their_codes() -> None:
    codes = [row["code_1979"] for row in rows("ethnicities.csv")]
    assert codes[:54] == [f"{number:02}" for number in range(1, 55)]
    assert not any(codes[54:])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *(("H'Mông", "Mông"), ("Khmer", "Khơ-me"), ("Jrai", "Gia-rai"), ("Bana", "Ba-na")),
        *(("Cao Lan", "Sán Chay"), ("Sán Chỉ", "Sán Chay"), ("K'Ho", "Cơ-ho"), ("Ê Đê", "Ê-đê")),
        ("Hán", "Hoa"),
    ],
)
def test_other_spelling_of_an_ethnic_group_is_known(written: str, name: str) -> None:
    (row,) = [row for row in rows("ethnicities.csv") if written in row["aliases"].split(";")]
    assert row["name"] == name


@pytest.mark.parametrize("name", ["education_levels.csv", "theory_levels.csv"])
def test_levels_are_listed_from_low_to_high(name: str) -> None:
    ranks = [int(row["rank"]) for row in rows(name)]
    assert ranks == sorted(ranks)


def test_every_id_is_a_uuid_of_version_7_and_given_once() -> None:
    ids = [entry["id"] for entry in (*catalogue(), *rule_sets())]
    for programme in catalogue():
        for version in programme["versions"]:
            ids += [version["id"], *(lesson["id"] for lesson in version["lessons"])]
    assert len(set(ids)) == len(ids)
    assert {(UUID(text).version, str(UUID(text)) == text) for text in ids} == {(7, True)}


def test_ids_stay_what_they_were() -> None:
    """Classes in data files refer to them."""
    assert {entry["code"]: entry["versions"][0]["id"] for entry in catalogue()[:5]} == FIXED_IDS
    assert [entry["id"] for entry in rule_sets()] == FIXED_RULE_SETS


def test_programmes_of_the_centre_are_on_and_the_others_off() -> None:
    programmes = catalogue()
    assert len({entry["code"] for entry in programmes}) == len(programmes) == 13
    assert {p["code"] for p in programmes if p["is_active"]} == {"NTD", "DVM", "CTD", "CNKT"}
    assert all(entry["versions"] for entry in programmes if entry["is_active"])


def test_programmes_use_known_words() -> None:
    shipped = json.loads(resource("programmes.json").read_text("utf-8"))
    groups = {entry["code"] for entry in shipped["groups"]}
    report_groups = {entry["code"] for entry in shipped["report_groups"]}
    for programme in shipped["programmes"]:
        assert programme["programme_group"] in groups
        assert programme["province_report_group"] in report_groups
        assert programme["certificate_kind"] in set(CertificateKind)
        assert programme["confirmed"] == (not programme["unconfirmed"])
        assert set(programme["unconfirmed"]) <= programme.keys()


@pytest.mark.parametrize("version", versions())
def test_lessons_add_up_to_their_version(version: dict[str, Any]) -> None:
    lessons = version["lessons"]
    taught = [entry for entry in lessons if entry["lesson_kind"] in {"lesson", "topic"}]
    assert sum(entry["periods"] for entry in lessons) == version["total_periods"]
    assert len(taught) == version["total_lessons"]
    assert [entry["order_no"] for entry in lessons] == list(range(1, len(lessons) + 1))
    assert len({entry["code"] for entry in lessons}) == len(lessons)


@pytest.mark.parametrize("version", versions())
def test_versions_and_lessons_use_known_words(version: dict[str, Any]) -> None:
    assert version["assessment_form"] in set(AssessmentForm)
    assert date.fromisoformat(version["valid_from"])
    for entry in (version, *version["lessons"]):
        assert entry["confirmed"] == (not entry["unconfirmed"])
        assert set(entry["unconfirmed"]) <= entry.keys()
    assert {entry["lesson_kind"] for entry in version["lessons"]} <= set(LessonKind)
    assert all(entry["periods"] > 0 and entry["title"] for entry in version["lessons"])


@pytest.mark.parametrize(
    ("code", "lessons", "periods", "days", "months"),
    [
        ("NTD", 5, 40, 5, 60),
        ("DVM", 10, 40, 5, None),
        ("CTD", 6, 24, 3, None),
        ("SCLLCT", 18, 180, 23, None),
    ],
)
def test_programme_has_the_size_that_is_known_of_it(
    code: str, lessons: int, periods: int, days: int, months: int | None
) -> None:
    (version,) = [entry["versions"][0] for entry in catalogue() if entry["code"] == code]
    assert version["total_lessons"] == lessons
    assert version["total_periods"] == periods
    assert version["total_days"] == days
    assert version["certificate_validity_months"] == months


def test_rule_sets_follow_each_other_without_a_gap() -> None:
    dated = sorted(rule_sets(), key=lambda entry: str(entry["valid_from"]))
    for earlier, later in pairwise(dated):
        ends = date.fromisoformat(earlier["valid_to"])
        assert ends + timedelta(days=1) == date.fromisoformat(later["valid_from"])
    assert dated[-1]["valid_to"] is None
    assert dated[-1]["valid_from"] == "2025-12-01"


@pytest.mark.parametrize("entry", rule_sets(), ids=lambda entry: entry["valid_from"])
def test_rule_set_says_what_the_program_assumes(entry: dict[str, Any]) -> None:
    assert rules_from_payload(entry["payload"]) == Rules()
    assert set(entry["unconfirmed"]) <= {"valid_from", *entry["payload"]}
    assert not [value for value in entry["payload"].values() if isinstance(value, float)]


@pytest.mark.parametrize("entry", rule_sets(), ids=lambda entry: entry["valid_from"])
def test_rule_set_holds_no_rule_that_nobody_reads(entry: dict[str, Any]) -> None:
    asked = Asked(entry["payload"])
    rules_from_payload(asked)
    rule_of_payload(asked)
    assert asked.for_keys >= asked.keys()


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_font_draws_every_vietnamese_letter(path: Path) -> None:
    wanted = vietnamese_letters() | set(SIGNS) | {chr(code) for code in range(0x20, 0x7F)}
    with TTFont(path, lazy=True) as font:
        assert not {letter for letter in wanted if ord(letter) not in font.getBestCmap()}


def test_alphabet_of_the_font_test_has_134_letters_that_ascii_lacks() -> None:
    assert len([letter for letter in vietnamese_letters() if not letter.isascii()]) == 134


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_font_has_its_licence_beside_it(path: Path) -> None:
    licence = path.with_name(f"OFL-{path.stem.split('-')[0]}.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright" in licence


@pytest.mark.parametrize("face", ["Regular", "Medium", "SemiBold"])
def test_figures_have_one_width_and_a_name_of_their_own(face: str) -> None:
    with TTFont(resource("fonts", f"GiaovuFigures-{face}.ttf")) as font:
        glyphs = {digit: font.getBestCmap()[ord(digit)] for digit in "0123456789"}
        assert {font["hmtx"][name][0] for name in glyphs.values()} == {606}
        one = font["glyf"][glyphs["1"]]
        assert abs((606 - one.xMax) - one.xMin) < 90
        names = [record.toUnicode() for record in font["name"].names if record.nameID != 0]
        assert not [name for name in names if "Be Vietnam" in name or "BeVietnam" in name]
        assert font["name"].getBestFamilyName() == "Giaovu Figures"


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_is_drawn_in_the_colour_of_its_text(path: Path) -> None:
    root = ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own file
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    fills = {element.get("fill") for element in root.iter()}
    assert fills <= {None, "none", "currentColor"}


def test_icons_are_those_that_are_named() -> None:
    named = resource("tools", "icons.txt").read_text("utf-8").split()
    assert sorted(path.stem for path in ICONS) == sorted(set(named)) == named


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("cap-nhat.csv", "0319aa751247f4601a6cf641f75fed4ae09b4f7d37e24623b2bee2cf53121581"),
        ("dang-vien-moi.xlsx", "3199b3e542efb2de142c369e51082c525cd800372ba2d34c7f1b7e7ab0f0328f"),
        (
            "doi-tuong-ket-nap.xlsx",
            "aab18ef54a1cd7128dcb9605ca2176c3e4e4cf626da57cc0430e1dd0fa2a574f",
        ),
    ],
)
def test_practice_list_is_the_one_that_the_guide_shows(name: str, digest: str) -> None:
    content = resource("practice", name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == digest
