"""The judged set: what people need, how they ask for it, and how well each entry answers.

A need is judged once; all its queries, in whatever language, share the judgements. A third of the needs of each kind is
set aside: rankings are tuned on the rest, and are held to what they reach here.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("en", "es", "pt-br", "fr")
GRADES: Final = range(4)  # 3 exactly what was asked, 2 good, 1 touches it, 0 not
TUNING: Final = "tuning"
ASIDE: Final = "aside"
NOTHING: Final = "none"  # the kind of needs that no entry answers
SLIPPED: Final = "typo"  # the kind of those that are typed with a slip


@dataclass(frozen=True)
class Need:
    """Something that an official looks for; its meaning says what a good answer is."""

    code: str
    kind: str
    meaning: str
    part: str


@dataclass(frozen=True)
class Asked:
    """A need as somebody types it, in an interface of a language."""

    need: Need
    language: str
    words: str


def parts(kinds: Mapping[str, str]) -> dict[str, str]:
    """The part of each need, by its kind: the first third of a kind, by the SHA-256 of their codes, is set aside."""
    found: dict[str, str] = {}
    for kind in set(kinds.values()):
        codes = sorted((code for code in kinds if kinds[code] == kind), key=_hash)
        third = max(1, round(len(codes) / 3))
        found |= {code: ASIDE if place < third else TUNING for place, code in enumerate(codes)}
    return found


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def needs() -> Mapping[str, Need]:
    return MappingProxyType(
        {row["need"]: Need(row["need"], row["kind"], row["meaning"], row["part"]) for row in rows("needs.csv")}
    )


@cache
def queries() -> tuple[Asked, ...]:
    return tuple(Asked(needs()[row["need"]], row["language"], row["query"]) for row in rows("queries.csv"))


@cache
def judgements() -> Mapping[str, Mapping[str, int]]:
    """By need, how well each judged entry ("kind/slug") answers it. What stands in nobody's list is not judged."""
    found: dict[str, dict[str, int]] = {code: {} for code in needs()}
    for row in rows("judgements.csv"):
        found[row["need"]][row["entry"]] = int(row["grade"])
    return MappingProxyType({code: MappingProxyType(told) for code, told in found.items()})


def in_every_language(asked: Iterable[Asked]) -> set[str]:
    """The needs that are asked in all languages of the site: only they say how languages compare."""
    languages: dict[str, set[str]] = defaultdict(set)
    for each in asked:
        languages[each.need.code].add(each.language)
    return {code for code, told in languages.items() if told >= set(LANGUAGES)}
