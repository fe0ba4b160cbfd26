"""Layout files: the shipped one for plain paper, and those that are made for a centre's blanks."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.paths import resource
from app.services.documents.certificate.certificate_layout import Layout, Mode
from app.services.documents.certificate.layout_parts import read_element, read_ornament


class LayoutError(UserError):
    """A layout file that cannot be used; the message says which part of it is wrong."""

    def __init__(self, layout: str, part: str, trouble: str) -> None:
        super().__init__(
            f"Mẫu giấy “{layout}” không dùng được: {part} {trouble}.",
            remedy="Hãy sửa mẫu giấy đó hoặc chọn mẫu giấy khác.",
        )


def plain_layout() -> Layout:
    """Return the shipped layout for plain A4 paper."""
    return load_layout(resource("certificates", "plain-a4.json"))


def load_layout(path: Path) -> Layout:
    """Read a layout file; LayoutError says what is wrong with it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise LayoutError(path.name, "tệp", "không đọc được") from error
    return parse_layout(data, path.name)


def parse_layout(data: Mapping[str, Any], file_name: str) -> Layout:
    """Return the layout that the data describes; LayoutError names the part that is wrong."""
    part = "phần đầu"
    try:
        elements = []
        for position, item in enumerate(data["elements"], start=1):
            part = f"phần tử {position} ({item.get('name', 'chưa có tên')})"
            elements.append(read_element(item, data["colours"]))
        part = "phần hoa văn"
        ornaments = [read_ornament(item, data["colours"]) for item in data.get("ornaments", ())]
        part = "phần đầu"
        return Layout(
            name=data["name"],
            width=float(data["page"]["width"]),
            height=float(data["page"]["height"]),
            mode=Mode(data["mode"]),
            frame=bool(data.get("frame", False)),
            elements=tuple(elements),
            ornaments=tuple(ornaments),
            stack_top=float(data.get("stack", {}).get("top", 0)),
            stack_bottom=float(data.get("stack", {}).get("bottom", 0)),
        )
    except KeyError as error:
        raise LayoutError(file_name, part, f"thiếu hoặc sai mục {error}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise LayoutError(file_name, part, "có giá trị không đúng") from error
