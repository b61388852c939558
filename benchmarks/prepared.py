"""Stands with the data of the seed, made once in a folder and brought up to date with the code at each start."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.site import ROOT, fill, manage
from benchmarks.stands import Stand, asking
from tests.architecture import source

DATA = "network/coalition/seed/"
MARK = "state.json"
State = dict[str, str]


def state() -> State:
    """Changes with the data, and with the code that reads and analyses them."""
    data, code = hashlib.sha256(), hashlib.sha256()
    for path in sorted(source.files()):
        held = data if str(path).startswith(DATA) or "migrations" in path.parts else code
        if path.suffix in {".py", ".csv", ".json", ".txt"} and path.parts[0] in source.PACKAGES:
            held.update(str(path).encode() + (source.ROOT / path).read_bytes())
    return {"data": data.hexdigest(), "code": code.hexdigest()}


def stands(folder: Path, database: str, server: str) -> list[Stand]:
    """SQLite always; PostgreSQL and Elasticsearch where an address names them. The server takes SQLite's documents.

    SystemExit where a database of the server would have to be emptied: that is left to who named it.
    """
    found = [_stored(Stand("sqlite", folder / "sqlite", f"sqlite:///{folder}/sqlite/db.sqlite3"))]
    if database.startswith("postgres"):
        found.append(_stored(Stand("postgresql", folder / "postgresql", database)))
    if server:
        found.append(_served(found[0], server))
    return found


def _stored(stand: Stand) -> Stand:
    stand.folder.mkdir(parents=True, exist_ok=True)
    held, now = _held(stand.folder), {**state(), "database": stand.database}
    if held.get("data") != now["data"] or held.get("database") != stand.database:
        if stand.engine == "sqlite":
            Path(stand.database.removeprefix("sqlite:///")).unlink(missing_ok=True)
        elif held.get("database") == stand.database:
            raise SystemExit(
                f"{stand.folder}: the database was filled by another version of the site. Name an empty one."
            )
        fill(stand.folder, stand.database)
    if held != now:
        manage(stand.folder, stand.database, "rebuild_search")
    _mark(stand.folder, now)
    return stand


def _served(stored: Stand, server: str) -> Stand:
    """Its index has a name of its own, as a server may be shared."""
    own = hashlib.sha256(str(stored.folder).encode()).hexdigest()[:8]
    folder = stored.folder.parent / f"relevance-{own}"
    served = Stand("elasticsearch", folder, f"sqlite:///{folder}/db.sqlite3", server)
    if _held(folder) != state() or not _answers(served):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        copy_database(stored, folder)
        manage(folder, served.database, "rebuild_search", server=server)
        _mark(folder, state())
    return served


def _answers(served: Stand) -> bool:
    """Somebody may have cleared the server since."""
    with ranking(served) as asked:
        return bool(asked({"asked": []})["engine"] == served.engine)


def copy_database(stored: Stand, folder: Path) -> Stand:
    folder.mkdir(exist_ok=True)
    for path in stored.folder.glob("db.sqlite3*"):
        shutil.copy(path, folder / path.name)
    return Stand(stored.engine, folder, f"sqlite:///{folder}/db.sqlite3")


def _held(folder: Path) -> State:
    path = folder / MARK
    return json.loads(path.read_text()) if path.exists() else {}


def _mark(folder: Path, now: State) -> None:
    (folder / MARK).write_text(json.dumps(now))


def forget(served: Iterable[Stand]) -> None:
    """A server keeps nothing of a run whose folder is thrown away."""
    for stand in served:
        if stand.server:
            with asking(stand) as asked:
                asked("end")


class Ranking:
    """The process of a stand that says what its search shows first."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __call__(self, order: Mapping[str, Any]) -> Mapping[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{json.dumps(order)}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("The process that searches has ended; what it said stands above.")
        return dict(json.loads(line))

    def found(self, asked: Sequence[tuple[str, str]], engine: str) -> list[list[str]]:
        """The first entries for each language and query; RuntimeError where another engine answered."""
        told = self({"asked": asked})
        if told["engine"] != engine:
            raise RuntimeError(f"{told['engine']} answered in the place of {engine}")
        return list(told["found"])


@contextmanager
def ranking(stand: Stand, *, without: str = "") -> Iterator[Ranking]:
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.rankings", *([f"--without={without}"] if without else [])],
        cwd=ROOT,
        env=stand.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Ranking(process)
    finally:
        process.kill()
        process.wait()
