"""Queries: what was typed, as units that an engine scores one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.analysis.correct import Slip, mend
from search.analysis.current import lexicon_of
from search.analysis.dictionary import is_common
from search.analysis.lexicon import BROADER, Lexicon, Match
from search.analysis.stems import base, stem_keys
from search.analysis.stopwords import stop_words
from search.analysis.text import clean, key_of, words
from search.analysis.units import AnalysedQuery, Correction, Unit
from search.analysis.versions import versions
from search.languages import codes

MOST_UNITS = 24  # what follows is left out: nobody asks so long a question
PART = 0.3  # the weight of a concept that is only a part of a longer term
QUOTED = re.compile(r'"([^"]*)"|“([^”“]*)”|„([^“”„]*)[“”]|«([^»«]*)»')


@dataclass(frozen=True, slots=True)
class Typed:
    """A word of a query. `phrase` numbers the quotation that it stands in, 0 outside."""

    text: str
    key: str
    start: int
    end: int
    phrase: int = 0


def analyse_query(text: str, language: str, *, correct: bool = True) -> AnalysedQuery:
    """The units of a query in an interface of the language; one that is doubtful is only proposed, and with
    `correct=False` any."""
    typed = clean(text)
    terms, documents = versions()
    if terms and documents:
        return _remembered(typed, language, correct, terms, documents)
    return _analysed(typed, language, correct, lexicon_of(terms))


@lru_cache(maxsize=256)
def _remembered(typed: str, language: str, correct: bool, terms: str, documents: str) -> AnalysedQuery:
    """A page, its data and its ways out ask the same; the words of documents change with their version."""
    return _analysed(typed, language, correct, lexicon_of(terms))


def _analysed(typed: str, language: str, correct: bool, known: Lexicon) -> AnalysedQuery:
    found = list(_typed_words(typed))
    slips = mend([word.text for word in found if not word.phrase], language, known) if found else ()
    sure = [slip for slip in slips if slip.is_sure]
    correction = _correction(typed, found, sure or slips, applied=correct and bool(sure)) if slips else None
    if correction and correction.applied:
        found = list(_typed_words(correction.corrected))
    return AnalysedQuery(typed, tuple(_units(found, language, known)), correction, language)


def _typed_words(text: str) -> Iterator[Typed]:
    spans = [match.span() for match in QUOTED.finditer(text)]
    for word in words(text):
        phrase = next((number for number, (start, end) in enumerate(spans, 1) if start <= word.start < end), 0)
        if key := key_of(word.text):
            yield Typed(word.text, key, word.start, word.end, phrase)


def _correction(typed: str, found: Sequence[Typed], slips: Sequence[Slip], *, applied: bool) -> Correction:
    outside = [word for word in found if not word.phrase]
    corrected = typed
    for slip in sorted(slips, key=lambda slip: -slip.start):
        first, last = outside[slip.start], outside[slip.end - 1]
        corrected = corrected[: first.start] + slip.meant + corrected[last.end :]
    changes = tuple((slip.typed, slip.meant) for slip in slips)
    return Correction(typed, corrected, changes, applied)


def _units(found: Sequence[Typed], language: str, known: Lexicon) -> list[Unit]:
    """Each once, in order. Little words are dropped outside terms and quotations, unless nothing else is there."""
    little = stop_words(language)
    units: dict[Unit, None] = {}
    spare: list[Typed] = []
    for part in _parts(found, language, known):
        if isinstance(part, Typed):
            if part.key in little:
                spare.append(part)
                continue
            part = _unit([part], language)
        units[part] = None
    asked = _asked(list(units), known) or list(dict.fromkeys(_unit([word], language) for word in spare))
    return asked[:MOST_UNITS]


def _asked(units: Sequence[Unit], known: Lexicon) -> list[Unit]:
    """Who asks what cities do asks for no cities; "Nordic cities" does: the word for them counts beside places only."""
    if all(_is(unit, "subject", known, BROADER) or unit.names or _is(unit, "place", known, PART) for unit in units):
        return list(units)
    return [unit for unit in units if not _is(unit, "subject", known, BROADER)]


def _is(unit: Unit, role: str, known: Lexicon, above: float) -> bool:
    """By what its words mean together, with more than such a weight; not by a part of them, as in "what the city knows
    about me"."""
    return any(known.roles.get(code) == role for code, weight in unit.concepts if weight > above)


def _parts(found: Sequence[Typed], language: str, known: Lexicon) -> Iterator[Unit | Typed]:
    """Units in the order of the query; a word that no term claims as it is."""
    at = 0
    while at < len(found):
        phrase = found[at].phrase
        end = next((i for i in range(at, len(found)) if found[i].phrase != phrase), len(found))
        part = found[at:end]
        if phrase:
            yield _unit(part, language, quoted=True)
        else:
            yield from _scanned(part, language, known)
        at = end


def _scanned(part: Sequence[Typed], language: str, known: Lexicon) -> Iterator[Unit | Typed]:
    keys = [word.key for word in part]
    at = 0
    for match in known.scan(keys, language):
        yield from part[at : match.start]
        inner = known.inside(keys, match, language) if match.end - match.start > 1 else {}
        yield _unit(part[match.start : match.end], language, match, inner)
        at = match.end
    yield from part[at:]


def _unit(
    part: Sequence[Typed],
    language: str,
    match: Match | None = None,
    inner: dict[str, float] | None = None,
    *,
    quoted: bool = False,
) -> Unit:
    concepts = (*match.concepts, *((code, weight * PART) for code, weight in (inner or {}).items())) if match else ()
    return Unit(
        words=tuple(word.text for word in part),
        keys=tuple(query_keys(word.text, language) for word in part),
        concepts=concepts,
        names=match.names if match else (),
        quoted=quoted,
    )


def query_keys(word: str, language: str) -> tuple[str, ...]:
    """The word's keys in the visitor's language, and in English if it is an English word; in all of the site's if
    neither knows it."""
    key, own = key_of(word), base(language)
    languages = [each for each in dict.fromkeys((own, "en")) if each == own or is_common(key, each)]
    if languages == [own] and not is_common(key, own):
        languages += dict.fromkeys(map(base, ("en", *codes())))
    found = (stem for each in languages for stem in stem_keys(word, each))
    return tuple(dict.fromkeys((key, *found)))
