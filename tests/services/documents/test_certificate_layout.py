"""Layouts are read from files, and a wrong one is refused with the part that is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.paths import resource
from app.services.documents.certificate.certificate_layout import Layout, Mode
from app.services.documents.certificate.layout_elements import LayoutRun
from app.services.documents.certificate.layout_file import (
    LayoutError,
    load_layout,
    parse_layout,
    plain_layout,
)
from app.services.documents.typesetting.fonts import Face


def _data() -> dict[str, Any]:
    path = resource("certificates", "plain-a4.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _element(data: dict[str, Any], name: str) -> dict[str, Any]:
    return dict(next(item for item in data["elements"] if item["name"] == name))


def test_the_shipped_layout_is_a_framed_a4_page() -> None:
    layout = plain_layout()
    assert (layout.width, layout.height, layout.mode) == (297, 210, Mode.PLAIN)
    assert layout.frame
    names = [element.name for element in layout.elements]
    assert len(names) == len(set(names))


def test_every_element_of_the_shipped_layout_stays_inside_the_frame() -> None:
    for element in plain_layout().elements:
        left = {"centre": element.width / 2, "right": element.width}.get(element.align.value, 0)
        assert element.x - left >= 25, element.name
        assert element.x - left + element.width <= 272, element.name


def test_placeholders_are_filled_and_nothing_else_is() -> None:
    run = LayoutRun("Ngày sinh: {birth_date}", Face.REGULAR)
    assert run.names == ["birth_date"]
    assert run.filled({"birth_date": "{full_name}"}) == "Ngày sinh: {full_name}"


def test_an_unknown_placeholder_is_refused_with_its_element() -> None:
    data = _data()
    data["elements"] = [{**_element(data, "title"), "runs": [{"text": "{nickname}"}]}]
    with pytest.raises(LayoutError, match=r"phần tử 1 \(title\) thiếu hoặc sai mục 'nickname'"):
        parse_layout(data, "mau.json")


def test_a_wrong_number_is_refused_with_its_element() -> None:
    data = _data()
    data["elements"] = [{**_element(data, "title"), "size": "to"}]
    with pytest.raises(LayoutError, match=r"phần tử 1 \(title\) có giá trị không đúng"):
        parse_layout(data, "mau.json")


def test_an_unknown_ornament_and_a_missing_page_are_refused() -> None:
    with pytest.raises(LayoutError, match="phần hoa văn"):
        parse_layout({**_data(), "ornaments": [{"kind": "rồng"}]}, "mau.json")
    data = _data()
    del data["page"]
    with pytest.raises(LayoutError, match="phần đầu thiếu hoặc sai mục 'page'"):
        parse_layout(data, "mau.json")


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mau.json"
    path.write_bytes(b"\xff{")
    with pytest.raises(LayoutError, match=r"mau\.json"):
        load_layout(path)


def test_a_layout_can_be_loaded_from_any_place(tmp_path: Path) -> None:
    path = tmp_path / "mau.json"
    path.write_text(json.dumps(_data()), encoding="utf-8")
    loaded: Layout = load_layout(path)
    assert loaded == plain_layout()
