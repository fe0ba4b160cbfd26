"""How long a key takes while somebody types a name, among 100,000 people and among a million."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.cli.benches.made_names import keystrokes, made_names
from app.cli.benches.measured import BenchOptions, Measured, Turn
from app.cli.benches.plain_search import (
    LIMIT,
    Search,
    fts5_folded_prefix123,
    int_bitset,
    reference,
)
from app.database import Database
from app.datafile import connect
from app.engines import make_engine
from app.models.base import new_id
from app.models.people import Person
from app.models.values import PersonStatus
from app.paths import Paths
from app.services.people.people_search import list_people, search_people
from app.services.people.person_finder import find_people
from app.services.people.person_index import rebuild_person_index
from app.text.names import split_name
from app.text.order import sort_key
from app.upgrade import bring_up_to_date

_PEER = "fts5_folded_prefix123"
_TYPISTS = 30  # people whose names are typed, letter by letter, in each round
_JUDGED = 40  # keystrokes whose answer is compared with the plain reference


def search(options: BenchOptions) -> tuple[Measured, ...]:
    """Measure every keystroke at the 95th percentile, against the peer of the same run."""
    sizes = (100_000, 1_000_000) if options.full else (100_000,)
    return tuple(row for size in sizes for row in _among(size, options.rounds))


def _among(size: int, rounds: int) -> Iterator[Measured]:
    names = sorted(made_names(size), key=sort_key)
    with _data_of(names) as session:
        contenders: dict[str, Callable[[str], object]] = {
            _PEER: fts5_folded_prefix123(names),
            "int_bitset (floor)": int_bitset(names),
            "giaovu": lambda typed: find_people(session, typed=typed, limit=LIMIT),
            "giaovu, rows": lambda typed: search_people(session, text=typed, limit=LIMIT),
        }
        taken = _type(contenders, keystrokes(names, _TYPISTS * rounds))
        right = _share_right(session, names, reference(names))
    for name, times in taken.items():
        more = {"right %": right} if name == "giaovu" else {}
        yield _row(f"{name} {size // 1000}k", times, taken[_PEER], more)


@contextmanager
def _data_of(names: Sequence[str]) -> Iterator[Session]:
    """Keep these people in a data folder of their own, and read from it."""
    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        paths = Paths.under(Path(folder))
        bring_up_to_date(paths)
        fill(paths, names)
        with closing(Database(paths, user="")) as database, database.read() as session:
            yield session


def fill(paths: Paths, names: Sequence[str]) -> None:
    """Write people past the journal, which is not what is measured here."""
    engine = make_engine(lambda: connect(paths.database), pool=StaticPool, begin="BEGIN")
    with Session(engine) as session, session.begin():
        session.execute(insert(Person), [_person(at, name) for at, name in enumerate(names)])
        rebuild_person_index(session)
    engine.dispose()


def _person(at: int, name: str) -> dict[str, object]:
    parts = split_name(name)
    return {
        "id": new_id(),
        "full_name": name,
        "family_name": parts.family,
        "middle_name": parts.middle,
        "given_name": parts.given,
        "citizen_id": f"0{at:011}",
        "status": PersonStatus.ACTIVE,
    }


def _type(
    contenders: Mapping[str, Callable[[str], object]], typed: Sequence[str]
) -> dict[str, list[Turn]]:
    """Let all of them answer each keystroke in turn, so that they share the machine's moods."""
    taken: dict[str, list[Turn]] = {name: [] for name in contenders}
    for warm in typed[:20]:
        for answer in contenders.values():
            answer(warm)
    for text in typed:
        for name, answer in contenders.items():
            wall, cpu = time.perf_counter(), time.thread_time()
            answer(text)
            taken[name].append((time.perf_counter() - wall, time.thread_time() - cpu))
    return taken


def _share_right(session: Session, names: Sequence[str], judge: Search) -> float:
    """Return the share of answers, in percent, that are those of the plain reference."""
    places = {row.id: at for at, row in enumerate(list_people(session))}
    typed = random.Random(3).sample(keystrokes(names, 60), _JUDGED)  # noqa: S311 - no secret
    right = [
        [places[one] for one in find_people(session, typed=text, limit=LIMIT)] == judge(text)
        for text in typed
    ]
    return 100 * sum(right) / len(right)


def _row(
    name: str, mine: Sequence[Turn], peer: Sequence[Turn], more: Mapping[str, float]
) -> Measured:
    wall, cpu = _percentiles(mine, 0), _percentiles(mine, 1)
    return Measured(
        name,
        wall_ms=1000 * wall[95],
        cpu_ms=1000 * cpu[95],
        ratio_cpu=cpu[95] / _percentiles(peer, 1)[95],
        ratio_wall=wall[95] / _percentiles(peer, 0)[95],
        more={"p50": 1000 * wall[50], "p99": 1000 * wall[99], **more},
    )


def _percentiles(turns: Sequence[Turn], which: int) -> dict[int, float]:
    ordered = sorted(turn[which] for turn in turns)
    return {share: ordered[len(ordered) * share // 100] for share in (50, 95, 99)}
