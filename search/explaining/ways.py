"""By which term the words of a query led to a concept or a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.analysis.lexicon import Lexicon, Sense
from search.analysis.plurals import bare
from search.analysis.stems import base
from search.analysis.text import key_of


@dataclass(frozen=True)
class Way:
    """A term of the query, and the languages in which it means the thing: the query's own, if that is one of them."""

    term: str
    languages: tuple[str, ...]
    is_part: bool  # of a longer term, which means something else as a whole


def way_to(code: str, words: Sequence[str], language: str, known: Lexicon) -> Way | None:
    """The longest term among the words that leads there; None where none does any more."""
    keys = [key_of(word) for word in words]
    for start, end in _runs(len(words)):
        found = [each for each in _senses(keys[start:end], known) if each.code == code]
        meant = {each.language for each in found if each.weight_in(base(language), end - start == 1, keys[start])}
        if meant:
            languages = meant & {base(language)} or meant
            return Way(" ".join(words[start:end]), tuple(sorted(languages)), end - start < len(words))
    return None


def _runs(length: int) -> Iterator[tuple[int, int]]:
    for size in range(length, 0, -1):
        yield from ((start, start + size) for start in range(length - size + 1))


def _senses(keys: Sequence[str], known: Lexicon) -> tuple[Sense, ...]:
    return known.concepts.get(" ".join(map(bare, keys)), ()) + known.names.get(" ".join(keys), ())
