"""Says in one sentence each what this machine lacks before the project can run; with nothing to say, exit code 0.

Runs before the virtual environment exists and under whatever Python there is, so: standard library only, old syntax.
"""

import importlib.util
import sys
from typing import Any, Callable

OLDEST = (3, 11)
NEWEST = (3, 14)


def python_problem(version: tuple = sys.version_info[:3], executable: str = sys.executable) -> str:
    """The sentence about an interpreter that is too old, or newer than the locked requirements; else nothing."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return ""
    sentence = "Python {}.{} to {}.{} is needed, but {} is {}: install one and name it, as in PYTHON=python3.12."
    return sentence.format(*OLDEST, *NEWEST, executable, ".".join(str(part) for part in version))


def environment_problem(find: Callable[[str], Any] = importlib.util.find_spec) -> str:
    """The sentence about a Python that cannot make virtual environments (Debian ships that part apart), or nothing."""
    missing = [name for name in ("venv", "ensurepip") if find(name) is None]
    if not missing:
        return ""
    sentence = "Python's {} is missing: install it (Debian and Ubuntu: sudo apt install python3-venv)."
    return sentence.format(" and ".join(missing))


def sqlite_problem(load: Callable[[str], Any] = importlib.import_module) -> str:
    """The sentence about an SQLite without the full-text index that the search needs, or nothing."""
    try:
        connection = load("sqlite3").connect(":memory:")
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(word, tokenize='unicode61 remove_diacritics 2')")
        connection.close()
    except Exception as reason:  # whatever it is, it is the sentence
        sentence = "Python's SQLite has no full-text index FTS5 ({}): use a Python that has it, as python.org's does."
        return sentence.format(reason)
    return ""


def main() -> int:
    problems = [found for found in (python_problem(), environment_problem(), sqlite_problem()) if found]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
