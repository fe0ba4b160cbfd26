"""The style sheet, made from the tokens: words, fields, scroll bars, menus and plain grounds."""

from collections.abc import Callable

from app.ui import fonts
from app.ui.tokens import Colours, Height, Radius, Type, Weight

Px = Callable[[float], int]


def sheet(colours: Colours, px: Px, *, edge: int = 1) -> str:
    """Return the application's style sheet; `edge` is the width of edges in px.

    Buttons, chips, tabs, check boxes and tables paint themselves: exact, and cheap.
    """
    parts = (
        _grounds(colours, edge),
        _words(colours, px),
        _fields(colours, px, edge),
        _scroll_bars(colours),
        _popups(colours, edge),
    )
    return "\n".join(parts)


def _grounds(c: Colours, edge: int) -> str:
    named = "".join(
        f'QWidget[ground="{name}"] {{ background: {getattr(c, name)}; }}\n'
        for name in ("window", "surface", "sunken", "accent_soft", "warn_soft", "bad_soft")
    )
    return f"""
QMainWindow, QDialog {{ background: {c.window}; }}
{named}
QFrame[ground="surface"][edge="bottom"] {{ border-bottom: {edge}px solid {c.line}; }}
QFrame[ground="surface"][edge="left"] {{ border-left: {edge}px solid {c.line}; }}
QFrame[rule="line"] {{ background: {c.line}; border: none; }}
QFrame[rule="line2"] {{ background: {c.line2}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: none; }}
QScrollArea > QWidget {{ background: transparent; }}
QTableView, QListView, QTreeView {{ background: transparent; border: none; outline: none; }}
QHeaderView {{ background: transparent; border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""


def _words(c: Colours, px: Px) -> str:
    sizes = {
        "title": (Type.TITLE, Weight.STRONG),
        "dialog": (Type.DIALOG, Weight.STRONG),
        "section": (Type.SECTION, Weight.STRONG),
        "label": (Type.BODY, Weight.STRONG),
        "medium": (Type.BODY, Weight.MEDIUM),
        "small": (Type.SMALL, Weight.REGULAR),
        "small-strong": (Type.SMALL, Weight.STRONG),
        "micro": (Type.MICRO, Weight.REGULAR),
        "figure": (Type.FIGURE, Weight.STRONG),
    }
    roles = "".join(
        f'QLabel[role="{role}"] {{ font-size: {px(size)}px; font-weight: {weight}; }}\n'
        for role, (size, weight) in sizes.items()
    )
    names = ("text", "text2", "text3", "disabled", "accent_text", "ok", "warn", "bad", "neutral")
    tones = "".join(f'QLabel[tone="{n}"] {{ color: {getattr(c, n)}; }}\n' for n in names)
    return f"""
QLabel {{ color: {c.text}; background: transparent; }}
{roles}{tones}
QLabel[figures="true"] {{ font-family: "{fonts.FIGURES_FAMILY}", "{fonts.text_family()}"; }}
"""


def _fields(c: Colours, px: Px, edge: int) -> str:
    tall, radius = px(Height.CONTROL) - 2 * edge, Radius.BUTTON
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit {{
    background: {c.surface}; color: {c.text}; border: {edge}px solid {c.field_edge};
    border-radius: {radius}px; selection-background-color: {c.accent};
    selection-color: {c.on_accent};
}}
QLineEdit {{ min-height: {tall}px; max-height: {tall}px; padding: 0 10px; }}
QPlainTextEdit, QTextEdit {{ padding: 4px 6px; }}
QLineEdit[icon="true"] {{ padding-left: 34px; }}
QLineEdit:focus {{ border: 2px solid {c.accent_text}; padding: 0 9px; min-height: {tall - 2}px;
    max-height: {tall - 2}px; }}
QLineEdit[icon="true"]:focus {{ padding-left: 33px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {c.accent_text}; padding: 3px 5px; }}
QLineEdit[problem="true"] {{ border: 2px solid {c.bad}; padding: 0 9px; min-height: {tall - 2}px;
    max-height: {tall - 2}px; }}
QPlainTextEdit[problem="true"] {{ border: 2px solid {c.bad}; padding: 3px 5px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {c.disabled}; background: {c.window};
    border-color: {c.line}; }}
QLineEdit:read-only {{ background: {c.window}; }}
QLineEdit[bare="true"] {{ border: none; background: transparent; padding: 0; }}
"""


def _scroll_bars(c: Colours) -> str:
    return f"""
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 10px; }}
QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {c.button_edge}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {c.field_edge}; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _popups(c: Colours, edge: int) -> str:
    return f"""
QToolTip {{ background: {c.toast}; color: {c.toast_text}; border: none; padding: 5px 8px; }}
QMenu {{ background: {c.surface}; color: {c.text}; border: {edge}px solid {c.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: {Radius.BADGE}px; }}
QMenu::item:selected {{ background: {c.sel}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.disabled}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {c.line2}; margin: 4px 8px; }}
"""
