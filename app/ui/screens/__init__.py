"""The screens, and the list of pages that the window shows in this order."""

from app.ui.pages import Page

_HERE = "app.ui.screens"

# What the province sees: its centres, and the guide.
PROVINCE_PAGES = (
    Page("centres", "Các trung tâm", f"{_HERE}.exchange.centres:CentresScreen", "building-2"),
    Page("help", "Trợ giúp", f"{_HERE}.help.help:HelpScreen", "circle-question-mark", foot=True),
)

CENTRE_PAGES = (
    Page("today", "Hôm nay", f"{_HERE}.today.today:TodayScreen", "sun"),
    Page("plans", "Kế hoạch", f"{_HERE}.plans.plans:PlansScreen", "clipboard-list"),
    Page("classes", "Lớp học", f"{_HERE}.classes.classes:ClassesScreen", "presentation"),
    Page("people", "Học viên", f"{_HERE}.people.people:PeopleScreen", "users"),
    Page(
        "certificates",
        "Chứng nhận",
        f"{_HERE}.certificates.certificates:CertificatesScreen",
        "award",
    ),
    Page(
        "equivalence",
        "Xác nhận trình độ",
        f"{_HERE}.equivalence:EquivalenceScreen",
        "file-check",
    ),
    Page("needs", "Cán bộ & chỉ tiêu", f"{_HERE}.cadres:CadresScreen", "target"),
    Page(
        "exchange",
        "Trao đổi với tỉnh",
        f"{_HERE}.exchange.exchange:ExchangeScreen",
        "arrow-left-right",
    ),
    Page("settings", "Cài đặt", f"{_HERE}.settings.settings:SettingsScreen", "settings", foot=True),
    Page("help", "Trợ giúp", f"{_HERE}.help.help:HelpScreen", "circle-question-mark", foot=True),
    Page("class", "Lớp", f"{_HERE}.classes.workspace:ClassWorkspace", section="classes"),
    Page(
        "week",
        "Lịch tuần",
        f"{_HERE}.week:WeekScreen",
        section="classes",
        icon_in_search="calendar-days",
    ),
    Page("person", "Người học", f"{_HERE}.people.person:PersonScreen", section="people"),
    Page(
        "twins",
        "Người trùng",
        f"{_HERE}.people.twins:TwinsScreen",
        section="people",
        icon_in_search="users",
    ),
    Page(
        "import",
        "Nhập danh sách",
        f"{_HERE}.import_wizard:ImportScreen",
        section="classes",
        icon_in_search="file-spreadsheet",
    ),
    Page(
        "imports",
        "Các lần nhập",
        f"{_HERE}.imports:ImportsScreen",
        section="classes",
        icon_in_search="history",
    ),
)
