"""Every refusal of the program has one short code, and no number is given twice."""

import ast
import csv
import re
from collections.abc import Iterator, Mapping

from app.paths import resource
from app.ui.refusal_codes import short_code
from tests.test_architecture import calls, calls_and_handlers, last_name, sources

# Functions that make refusals, and findings of which the first becomes one: where the code stands.
MAKERS = {"refusal": 0, "_mark_refusal": 2, "IdentityFinding": 0, "Finding": 0}
LISTS = "app.services.imports.values"  # its findings stand beside their rows
# What is made of a part: what is missing, what of an item or mark is wrong, troubles of the disk.
MADE_OF_PARTS = {
    *(f"{part}-missing" for part in ("opened-on", "class-head", "training-officer")),
    *(f"{part}-missing" for part in ("submitted-to", "decision-no", "decided-by")),
    *(f"item-{part}" for part in ("classes", "learners", "month", "communes")),
    *(f"storage-sqlite_{part}" for part in ("busy", "locked", "readonly", "ioerr", "corrupt")),
    *(f"storage-sqlite_{part}" for part in ("full", "cantopen", "notadb")),
    *("disk-full", "no-access", "place-gone", "read-only", "drive-fault", "file-too-large"),
    *("bad-name", "name-taken", "storage", "absent-with-mark"),
}


def lines() -> list[tuple[str, str]]:
    """Return the short code and the code of each line."""
    with resource("refusal_codes.csv").open(encoding="utf-8", newline="") as file:
        return [(row["short"], row["code"]) for row in csv.DictReader(file)]


def codes_in_source() -> set[str]:
    """Return every code that the source gives to a refusal."""
    kinds = kinds_of_refusal()
    made = [call for source in sources() for call in calls_and_handlers(source)]
    by_class = (
        code
        for call in made
        if isinstance(call, ast.Call) and last_name(call.func) in kinds
        for code in codes_of(call, kinds[last_name(call.func)])
    )
    by_maker = (
        code
        for source in sources()
        if source.module != LISTS
        for name, place in MAKERS.items()
        for call in calls(source, name)
        if not is_remark(call)
        for code in written(call.args[place])
    )
    return {*by_class, *by_maker}


def kinds_of_refusal() -> Mapping[str, ast.ClassDef]:
    """Return the classes that derive from UserError, by name."""
    tops = [node for source in sources() for node in source.tree.body]
    classes = [node for node in tops if isinstance(node, ast.ClassDef)]
    kinds: dict[str, ast.ClassDef] = {}
    before = -1
    while len(kinds) > before:
        before = len(kinds)
        for one in classes:
            bases = {last_name(base) for base in one.bases}
            if one.name == "UserError" or not bases.isdisjoint(kinds):
                kinds[one.name] = one
    return kinds


def codes_of(call: ast.Call, kind: ast.ClassDef) -> Iterator[str]:
    """Yield the codes that a refusal may be made with: those written, that of its class, or its."""
    named = [word.value for word in call.keywords if word.arg == "code"]
    takes_code = kind.name == "UserError" or not any(
        isinstance(node, ast.FunctionDef) and node.name == "__init__" for node in kind.body
    )
    if named or (takes_code and len(call.args) > 2):
        yield from written(named[0] if named else call.args[2])
        return
    own = [node.value for node in kind.body if isinstance(node, ast.Assign)]
    name = re.sub("(?<!^)(?=[A-Z])", "-", kind.name).lower().removesuffix("-error")
    yield next((code for node in own for code in written(node)), name)


def written(code: ast.expr) -> Iterator[str]:
    """Yield the codes that stand in an expression as they are."""
    if isinstance(code, ast.IfExp):
        yield from (*written(code.body), *written(code.orelse))
    elif isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield code.value


def is_remark(call: ast.Call) -> bool:
    """Say whether a finding refuses nothing."""
    grade = call.args[1] if len(call.args) > 1 else None
    return isinstance(grade, ast.Constant) and grade.value in ("warning", "question")


def test_every_refusal_has_its_line_and_every_line_its_refusal() -> None:
    listed = {code for _short, code in lines() if code}
    said = codes_in_source() | MADE_OF_PARTS
    assert (sorted(said - listed), sorted(listed - said)) == ([], [])


def test_numbers_count_up_in_their_family_and_none_is_given_twice() -> None:
    shorts = [short for short, _code in lines()]
    codes = [code for _short, code in lines() if code]
    assert len(codes) == len({*codes})
    families: dict[str, list[int]] = {}
    for short in shorts:
        family, number = short.split("-")
        assert re.fullmatch("[A-Z]{2,5}", family)
        families.setdefault(family, []).append(int(number))
    assert all(count == [*range(1, len(count) + 1)] for count in families.values())


def test_the_trouble_of_sqlite_is_found_by_its_first_name() -> None:
    assert short_code("mark-out-of-range") == "DIEM-03"
    assert short_code("storage-sqlite_ioerr_write") == short_code("storage-sqlite_ioerr") != ""
    assert short_code("never-heard-of") == ""
