"""A workbook comes through the pipe between the processes as it went in."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.imports.readers.sheets import CellError, Merge, Place, Row, Sheet, Workbook
from app.services.imports.readers.transfer import dump_workbook, load_workbook

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
cells = st.one_of(
    st.none(),
    texts,
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.builds(CellError, texts),
)
rows_of_cells = st.lists(cells, max_size=3).map(tuple)
places = st.builds(Place, st.integers(1, 99), st.integers(0, 99))
sheets = st.builds(
    Sheet,
    name=texts,
    rows=st.lists(st.builds(Row, st.integers(1, 99), rows_of_cells), max_size=4).map(tuple),
    visible=st.booleans(),
    hidden_rows=st.frozensets(st.integers(1, 99), max_size=3),
    merges=st.lists(st.builds(Merge, *[st.integers(0, 99)] * 4), max_size=2).map(tuple),
    formulas=st.dictionaries(places, texts, max_size=3),
    fonts=st.dictionaries(places, texts, max_size=3),
)
workbooks = st.builds(
    Workbook,
    name=texts,
    format=st.sampled_from(["xlsx", "csv"]),
    sheets=st.lists(sheets, max_size=2).map(tuple),
    digest=texts,
    charset=st.none() | texts,
    date_1904=st.booleans(),
    remarks=st.lists(texts, max_size=2).map(tuple),
)


@settings(deadline=None)
@given(workbooks)
def test_workbook_comes_back_unchanged(workbook: Workbook) -> None:
    assert load_workbook(dump_workbook(workbook)) == workbook


def test_dates_and_errors_are_not_mistaken_for_texts() -> None:
    row = Row(1, (date(1999, 3, 6), "1999-03-06", CellError("#N/A"), "#N/A"))
    workbook = Workbook("x", "xlsx", (Sheet("A", (row,)),))

    assert load_workbook(dump_workbook(workbook)).sheets[0].rows == (row,)
