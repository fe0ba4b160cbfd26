"""Pages are found, made at their first visit, and visited back and forward."""

from app.ui.pages import History, Page, Visit
from app.ui.screens import CENTRE_PAGES


def test_sub_page_lights_its_section() -> None:
    assert Page("class", "Lớp", "m:C", section="classes").home == "classes"
    assert Page("classes", "Lớp học", "m:C", "presentation").home == "classes"


def test_sections_stand_in_the_order_of_the_design() -> None:
    titles = [page.title for page in CENTRE_PAGES if page.icon and not page.foot]
    assert titles == [
        "Hôm nay",
        "Kế hoạch",
        "Lớp học",
        "Học viên",
        "Chứng nhận",
        "Xác nhận trình độ",
        "Cán bộ & chỉ tiêu",
        "Trao đổi với tỉnh",
    ]


def test_every_sub_page_stands_under_a_section_and_keys_are_unique() -> None:
    keys = [page.key for page in CENTRE_PAGES]
    assert len(keys) == len(set(keys))
    sections = {page.key for page in CENTRE_PAGES if page.icon}
    assert {page.home for page in CENTRE_PAGES} <= sections


def test_history_goes_back_and_forward() -> None:
    history = History()
    assert history.current is None
    assert history.step(-1) is None
    first, second, third = Visit("today"), Visit("classes"), Visit("class", 5)
    for visit in (first, second, second, third):
        history.visit(visit)
    assert history.step(-1) == second
    assert history.step(-1) == first
    assert (history.can_go_back, history.can_go_forward) == (False, True)
    assert history.step(1) == second


def test_new_visit_forgets_what_was_gone_back_from() -> None:
    history = History()
    for page in ("today", "classes", "people"):
        history.visit(Visit(page))
    history.step(-1)
    history.visit(Visit("exchange"))
    assert not history.can_go_forward
    assert history.step(-1) == Visit("classes")
