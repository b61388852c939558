"""Every test on every engine: `python -m tests.suite [pytest's arguments]`, as `make test` does it.

SQLite always; PostgreSQL too when DATABASE_URL names a server; and what search promises on every engine once more when
ELASTICSEARCH_URL names a server, with that in the place of SQLite's own index. Then the engines are compared, and the
coverage of all runs together is held against the bounds in pyproject.toml. With arguments (a selection) nothing is
compared or bounded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.engines import Tally, apart, differences
from tests.pristine import fingerprint

ROOT = Path(__file__).resolve().parents[1]
# One more than there are processors: while a test waits for a browser or a server, another one runs.
WORKERS = os.environ.get("WORKERS", str((os.cpu_count() or 1) + 1))
# The first engine traces everything. On the others the same code runs, except where engines differ: only that is
# traced, since tracing takes half of a run's time.
DIFFERENT = ("search/engines", "search.locks", "network/settings")
SERVED = "elasticsearch"
# What every engine promises alike. What is about the server itself runs with the databases, by its mark.
SHARED = (
    "tests/search/engines/test_database.py",
    "tests/search/explaining",
    "tests/search/formats",
    "tests/search/analysis/test_correct_titles.py",
    "tests/relevance/test_floors.py",
    *(f"tests/search/test_{name}.py" for name in ("answering", "answers", "facets", "health", "related")),
    *(f"tests/search/test_{name}.py" for name in ("pins", "results", "suggest", "sync", "views", "views_machines")),
    "-m",
    "not elasticsearch",
)


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def databases(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Engine and address of each database that this run is about; SystemExit with a sentence when one is required."""
    found = {"sqlite": f"sqlite:///{folder / 'db.sqlite3'}"}
    if environment.get("ELASTICSEARCH_URL"):
        found[SERVED] = found["sqlite"]
    else:
        say("Elasticsearch is left out: name a server in ELASTICSEARCH_URL to test with it too.")
    address = environment.get("DATABASE_URL", "")
    if address.startswith(("postgres://", "postgresql://")):
        found["postgresql"] = address
    elif environment.get("REQUIRE_SERVICES") == "1":
        raise SystemExit("PostgreSQL is required: name its server in DATABASE_URL=postgres://user:password@host/name.")
    else:
        say("PostgreSQL is left out: name a server in DATABASE_URL to test on it too.")
    return found


def on_engine(engine: str, address: str, folder: Path) -> dict[str, str]:
    """The environment of a run: its data stand in a folder of its own. The server's run starts from SQLite's."""
    if engine == SERVED:
        own = {"SEARCH_BY": SERVED, "ELASTICSEARCH_TIMEOUT_MS": "10000"}
        return os.environ | {"DATABASE_URL": address, "DATA_DIR": str(folder / "sqlite")} | own
    return os.environ | {"DATABASE_URL": address, "DATA_DIR": str(folder / engine)}


def prepare(engine: str, address: str, folder: Path) -> subprocess.Popen[bytes]:
    """Begins to make the databases that a run starts from: a server's are made while the first engine is tested."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.pristine"],
        cwd=ROOT,
        env=on_engine(engine, address, folder),
        stdin=subprocess.DEVNULL,
    )


def order() -> int:
    """The seed of the shuffled order: another one for every state of the code, the same for all runs of one state."""
    return int(fingerprint(), 16) % 2**32


def run_engine(engine: str, address: str, folder: Path, arguments: Sequence[str]) -> int:
    """Runs pytest on one engine; its tally and its coverage stay in the folder."""
    say(f"\n== {engine}")
    environment = on_engine(engine, address, folder) | {
        "SUITE_TALLY": str(folder / f"{engine}.json"),
        "COVERAGE_FILE": str(folder / f".coverage.{engine}"),
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        WORKERS,
        "--dist",
        "worksteal",
        f"--randomly-seed={order()}",
        *(["--cov"] if engine == "sqlite" else [f"--cov={place}" for place in DIFFERENT]),
        "--cov-report=",
        "--cov-fail-under=0",
        # The databases that a run starts from are kept for the one that follows it.
        *(["--reuse-db"] if engine == "sqlite" else []),
        *(SHARED if engine == SERVED else arguments),
    ]
    return subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False).returncode


def below_floor(report: Mapping[str, Any], floor: float) -> list[str]:
    """Sentences about files that are covered less than the floor, in per cent."""
    shares = {name: found["summary"]["percent_covered"] for name, found in report["files"].items()}
    return [f"{name}: covered {share:.1f} %, the floor is {floor} %" for name, share in shares.items() if share < floor]


def coverage_problems(folder: Path) -> list[str]:
    """Prints the coverage of all engines together and says what stays under the bounds."""
    environment = os.environ | {"COVERAGE_FILE": str(folder / ".coverage")}

    def coverage(*arguments: str) -> int:
        command = [sys.executable, "-m", "coverage", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode

    coverage("combine", "--quiet", *map(str, folder.glob(".coverage.*")))
    problems = [] if coverage("report") == 0 else ["the coverage of all files together is under its bound"]
    coverage("json", "--quiet", "--fail-under=0", "-o", str(folder / "coverage.json"))
    report = json.loads((folder / "coverage.json").read_text(encoding="utf-8"))
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return problems + below_floor(report, settings["tool"]["directory"]["coverage"]["file_floor"])


def main(arguments: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="directory-suite-") as name:
        folder = Path(name)
        engines = databases(os.environ, folder)
        if arguments:
            engines.pop(SERVED, None)
        wanted = {engine: address for engine, address in engines.items() if engine != SERVED and not arguments}
        started = {engine: prepare(engine, address, folder) for engine, address in wanted.items()}
        codes = [
            (engine in started and started[engine].wait()) or run_engine(engine, address, folder, arguments)
            for engine, address in engines.items()
        ]
        tallies = [Tally.read(path) for engine in engines if (path := folder / f"{engine}.json").exists()]
        problems = []
        if not arguments:
            say("")
            problems += coverage_problems(folder)
            problems += [each for other in tallies[1:] for each in differences(tallies[0], other)]
            problems += apart(tallies)
        say("")
        for problem in problems:
            say(problem)
        for tally in tallies:
            say(f"{tally.engine}: {len(tally.outcomes)} tests collected")
            say(tally.line())
        return 1 if problems or any(codes) or len(tallies) < len(engines) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
