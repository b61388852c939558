"""Names of several words with one slip in them: *New Yok City*, *Sã Paulo*. All other words stand as they should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.analysis.edits import is_one_apart
from search.analysis.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Run:
    """Words `start` to `end` of a query would be a name, were it not for the word at `odd`."""

    start: int
    end: int
    odd: int
    name: str

    @property
    def places(self) -> range:
        return range(self.start, self.end)

    @property
    def meant(self) -> str:
        return self.name.split(" ")[self.odd - self.start]


def runs(keys: Sequence[str], known: Lexicon) -> list[Run]:
    """The longest first; none where the words are the name."""
    found = {
        run: None
        for at, key in enumerate(keys)
        for name in known.several.get(key, ())
        for run in _around(keys, at, name)
    }
    return sorted(found, key=lambda run: run.start - run.end)


def _around(keys: Sequence[str], at: int, name: str) -> Iterator[Run]:
    """The name with one of its words at a place."""
    words = name.split(" ")
    for place, word in enumerate(words):
        start, end = at - place, at - place + len(words)
        if word != keys[at] or start < 0 or end > len(keys):
            continue
        odd = [start + number for number, each in enumerate(words) if each != keys[start + number]]
        if len(odd) == 1 and is_one_apart(keys[odd[0]], words[odd[0] - start]):
            yield Run(start, end, odd[0], name)
