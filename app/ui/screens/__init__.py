"""The screens, one module each, and the list of pages that the window shows in this order."""

from app.ui.pages import Page

_HERE = "app.ui.screens"

# What the province sees: its centres, and the guide.
PROVINCE_PAGES = (
    Page("centres", "Các trung tâm", f"{_HERE}.centres:CentresScreen", "building-2"),
    Page("help", "Trợ giúp", f"{_HERE}.help:HelpScreen", "circle-question-mark", foot=True),
)

CENTRE_PAGES = (
    Page("today", "Hôm nay", f"{_HERE}.today:TodayScreen", "sun"),
    Page("plans", "Kế hoạch", f"{_HERE}.plans:PlansScreen", "clipboard-list"),
    Page("classes", "Lớp học", f"{_HERE}.classes:ClassesScreen", "presentation"),
    Page("people", "Học viên", f"{_HERE}.people:PeopleScreen", "users"),
    Page("certificates", "Chứng nhận", f"{_HERE}.certificates:CertificatesScreen", "award"),
    Page(
        "equivalence",
        "Xác nhận trình độ",
        f"{_HERE}.equivalence:EquivalenceScreen",
        "file-check",
    ),
    Page("needs", "Cán bộ & chỉ tiêu", f"{_HERE}.cadres:CadresScreen", "target"),
    Page("reports", "Báo cáo", f"{_HERE}.reports:ReportsScreen", "chart-column"),
    Page("exchange", "Trao đổi với tỉnh", f"{_HERE}.exchange:ExchangeScreen", "arrow-left-right"),
    Page("settings", "Cài đặt", f"{_HERE}.settings:SettingsScreen", "settings", foot=True),
    Page("help", "Trợ giúp", f"{_HERE}.help:HelpScreen", "circle-question-mark", foot=True),
    Page("class", "Lớp", f"{_HERE}.class_workspace:ClassWorkspace", section="classes"),
    Page(
        "week",
        "Lịch tuần",
        f"{_HERE}.week:WeekScreen",
        section="classes",
        icon_in_search="calendar-days",
    ),
    Page("person", "Người học", f"{_HERE}.person:PersonScreen", section="people"),
    Page(
        "twins",
        "Người trùng",
        f"{_HERE}.twins:TwinsScreen",
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
