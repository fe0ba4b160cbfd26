"""The form of an item of a plan: programme, numbers, money, and learners by commune."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app import clock
from app.models.values import PlanSide
from app.services.centre import entry_lists, served_communes
from app.services.centre.served_communes import ServedRow
from app.services.plans.plan_adjustments import Grounds
from app.services.plans.plan_items import ItemDetails
from app.services.programmes import programmes
from app.text.capital import capital
from app.text.numbers import format_int
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

_IN_A_LINE = 5
_SHARE = "commune:"
_BUDGETS = entry_lists.BUDGETS
_REST = ("target_group", "place", "partner", "budget_source", "note")

Needs = Mapping[str, Mapping[str, int]]
"""How many learners of each commune need a programme and are in no plan, by programme."""
NO_NEEDS: Needs = {}

Write = Callable[[ItemDetails], Committed[Any] | None]
WriteBecause = Callable[[ItemDetails, Grounds], Committed[Any] | None]


class ItemDialog(FormDialog):
    """Asks for an item and runs `write(details)`; closes when it was written.

    `needs` are proposed as learners by commune once a programme is chosen. New items can be added
    one after the other.
    """

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        title: str,
        write: Write,
        *,
        details: ItemDetails | None = None,
        needs: Needs = NO_NEEDS,
    ) -> None:
        super().__init__(window, title, "Cất", width=820)
        self._runner = runner
        self._needs = dict(needs)
        self._is_new = details is None
        self._proposed: Mapping[str, int] = {}
        self._write = write
        self._communes = _communes(runner, details)
        self._offered = runner.ask(programmes.list_programmes, day=clock.today())
        for line in (*self._what(), *self._money()):
            self.form.add(*line)
        self.form.add_widget(kit.Label("Trong đó, học viên của từng nơi", "small", "text2"))
        for line in self._shares():
            self.form.add(*line)
        self._add_more()
        self.form.read({**_shown(details), **self._begins_with()})
        self.form.fields["programme_code"].changed.connect(self._propose_group)
        self.form.fields["programme_code"].changed.connect(self._propose_learners)
        self.form.fields["budget_amount"].changed.connect(self._show_budget)
        for name in ("learners", *(f"{_SHARE}{code}" for code, _ in self._communes)):
            self.form.fields[name].changed.connect(self._show_sum)
        self._show_sum()
        self._show_budget()
        if self._is_new:
            self.again = self.offer_next()

    def submit(self) -> None:
        """Write the item; a refusal stays beside its field."""
        if self.form.run(self._runner, self._run):
            self.accept()

    def submit_next(self) -> None:
        """Write the item and begin with the next; its needs are covered now."""
        if not self._is_new:
            self.submit()
        elif self.form.run(self._runner, self._run):
            added = self.details()
            self._needs.pop(added.programme_code, None)
            self._proposed = {}
            names = {row.code: row.short_name for row in self._offered}
            self.say(f"Đã thêm {names[added.programme_code]}: {format_int(added.learners)} người.")
            self.form.read({**_shown(None), **self._kept_for_next()})
            self._show_sum()
            self._show_budget()
            self.form.focus_first()

    def _begins_with(self) -> dict[str, object]:
        """Return what another form of the same shows at first besides."""
        return {}

    def _kept_for_next(self) -> dict[str, object]:
        """Return what the next item most likely has as well."""
        return {"side": self.form.values()["side"]}

    def _run(self) -> Committed[Any] | None:
        return self._write(self.details())

    def details(self) -> ItemDetails:
        """Return what the form holds; without a total, the communes make it."""
        values = self.form.values()
        communes = {
            code: values[f"{_SHARE}{code}"]
            for code, _ in self._communes
            if values[f"{_SHARE}{code}"]
        }
        learners = values["learners"]
        return ItemDetails(
            programme_code=values["programme_code"],
            side=values["side"],
            classes=values["classes"],
            learners=sum(communes.values()) if learners is None else learners,
            month=values["month"],
            budget_amount=values["budget_amount"],
            communes=communes,
            **{name: values[name] for name in _REST},
        )

    def _add_more(self) -> None:
        """Add what another form of the same asks besides."""

    def _what(self) -> tuple[tuple[kit.Field, ...], ...]:
        offered = [kit.Option(x.code, f"{x.code} · {x.short_name}", x.name) for x in self._offered]
        sides = [kit.Option(side, side.label) for side in PlanSide]
        months = [kit.Option(month, f"Tháng {month}") for month in range(1, 13)]
        return (
            (
                kit.ChoiceField(
                    "programme_code",
                    "Chương trình",
                    offered,
                    width=330,
                    required="Chọn chương trình.",
                ),
                kit.ChoiceField("side", "Kế hoạch của", sides, width=130),
                kit.ChoiceField("month", "Tháng mở lớp", months, width=112, prompt="Chưa định"),
            ),
            (
                kit.NumberField("classes", "Số lớp", least=1, most=99, required="Ghi số lớp."),
                kit.NumberField("learners", "Học viên", most=99_999, help=" "),
                kit.TextField("target_group", "Đối tượng"),
            ),
        )

    def _money(self) -> tuple[tuple[kit.Field, ...], ...]:
        sources = [kit.Option(name, name) for name, _ in entry_lists.offered_names(_BUDGETS)]
        return (
            (
                kit.NumberField("budget_amount", "Kinh phí (đồng)", most=99_999_999_999, width=130),
                kit.ChoiceField("budget_source", "Nguồn kinh phí", sources, width=210),
                kit.TextField("place", "Địa điểm"),
            ),
            (
                kit.TextField("partner", "Đơn vị phối hợp", width=330),
                kit.TextField("note", "Ghi chú"),
            ),
        )

    def _shares(self) -> list[tuple[kit.Field, ...]]:
        fields = [
            kit.NumberField(f"{_SHARE}{code}", name, most=9_999) for code, name in self._communes
        ]
        return [
            tuple(fields[start : start + _IN_A_LINE]) for start in range(0, len(fields), _IN_A_LINE)
        ]

    def _show_sum(self) -> None:
        shares = [_number(self.form.fields[f"{_SHARE}{code}"]) for code, _ in self._communes]
        total, whole = sum(shares), self.form.fields["learners"]
        wanted = _number(whole)
        if not total:
            whole.say_help("Ghi tổng, hoặc ghi theo xã.")
        elif not wanted:
            whole.say_help(f"Các xã cộng lại {format_int(total)}.")
        else:
            whole.say_help(f"Các xã: {format_int(total)}/{format_int(wanted)}.")

    def _show_budget(self) -> None:
        """Write the sum with points, in which a wrong number of zeros shows."""
        amount = self.form.value_of("budget_amount")
        words = f"{format_int(amount)} đồng" if isinstance(amount, int) else ""
        self.form.fields["budget_amount"].say_help(words)

    def _propose_group(self) -> None:
        group = self.form.fields["target_group"]
        code = self.form.fields["programme_code"].value()
        known = {row.code: row.target_group for row in self._offered}
        if group.is_empty() or group.value() in known.values():
            group.set_value(known.get(str(code)))

    def _propose_learners(self) -> None:
        """Take over what units need of the programme, unless the clerk wrote other numbers."""
        fields = {code: self.form.fields[f"{_SHARE}{code}"] for code, _ in self._communes}
        now = {code: _number(field) for code, field in fields.items() if _number(field)}
        if now != self._proposed:
            return
        wanted = self._needs.get(str(self.form.fields["programme_code"].value()), {})
        self._proposed = {code: count for code, count in wanted.items() if code in fields}
        for code, field in fields.items():
            field.set_value(self._proposed.get(code))
        self._show_sum()


class AdjustItemDialog(ItemDialog):
    """The same after approval: asks also why, on which day, and by which document."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        title: str,
        write: WriteBecause,
        *,
        details: ItemDetails | None = None,
    ) -> None:
        self._write_because = write
        super().__init__(window, runner, title, lambda _details: None, details=details)

    def _begins_with(self) -> dict[str, object]:
        return {"adjusted_on": clock.today()}

    def _kept_for_next(self) -> dict[str, object]:
        kept = ("side", "adjusted_on", "decision_no", "reason")
        return {name: self.form.values()[name] for name in kept}

    def _run(self) -> Committed[Any] | None:
        values = self.form.values()
        grounds = Grounds(values["reason"], values["adjusted_on"], values["decision_no"])
        return self._write_because(self.details(), grounds)

    def _add_more(self) -> None:
        self.form.add(
            kit.DateField("adjusted_on", "Ngày điều chỉnh", required="Cần ngày điều chỉnh."),
            kit.TextField(
                "decision_no", "Theo văn bản số", width=150, help="Văn bản cho điều chỉnh, nếu có."
            ),
            kit.TextField("reason", "Lý do điều chỉnh", required="Cần ghi lý do."),
        )


def _shown(details: ItemDetails | None) -> dict[str, object]:
    if details is None:
        return {"side": PlanSide.PARTY, "classes": 1}
    shares = {f"{_SHARE}{code}": count for code, count in details.communes.items()}
    names = ("programme_code", "side", "classes", "learners", "month", "budget_amount", *_REST)
    return {**{name: getattr(details, name) for name in names}, **shares}


def _communes(runner: Runner, details: ItemDetails | None) -> list[tuple[str, str]]:
    """Return the communes served, and those that the item names besides."""
    served: Sequence[ServedRow] = runner.ask(served_communes.list_served, on=clock.today())
    found = [(row.commune_code, capital(row.full_name)) for row in served]
    known = {code for code, _ in found}
    others = set(details.communes) - known if details else set()
    return [*found, *((code, f"Mã {code}") for code in sorted(others))]


def _number(field: kit.Field) -> int:
    text = field.typed() if isinstance(field, kit.NumberField) else ""
    return int(text) if text.isascii() and text.isdigit() else 0
