"""How a score came about: which word or concept, in which field, by which term, gave which part of it.

An engine weighs an evidence over all fields of a document at once. bm25 and ts_rank cannot be taken apart by field:
what stands in one makes what stands in another count less. So the weight of an evidence is *divided*, in proportion to
the weight of each field and to how often it stands there. The weights are the engine's own figures, their division is
ours; the parts add up to the score.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.analysis import AnalysedQuery, Unit
from search.analysis.lexicon import ENTRY, GLOSSARY, NAME, Lexicon
from search.engines.evidence import Evidence, coverage, evidence, shares
from search.engines.interface import Entry, Weighed
from search.explaining.fields import Fields
from search.explaining.ways import Way, way_to

CONCEPT, FOUND, KIND, PINNED, OTHER = "concept", "found", "kind", "pinned", "other"
KINDS = {ENTRY: "entry", NAME: "name", GLOSSARY: "glossary"}  # of codes that are no concept of a vocabulary
ACCIDENT = 0.001  # so much a sum of many small numbers may be off


@dataclass(frozen=True)
class Part:
    """A part of a score. `field` is blank where it belongs to none.

    Kinds: words, phrase, concept, glossary, name and entry (what is named itself), each found in a field; what a unit
    gets for being found; and the signals kind, pinned, those of an engine, and what is other than all these.
    """

    kind: str
    score: float
    field: str = ""
    times: int = 0  # that it stands there
    keys: tuple[str, ...] = ()  # forms of the words that stand there
    code: str = ""  # of a concept or a name
    way: Way | None = None  # by which the query led to it


@dataclass(frozen=True)
class OfUnit:
    """What a unit of the query gives: as it was searched for, and as typed where a slip was mended."""

    words: str
    typed: str
    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        return sum(part.score for part in self.parts)


@dataclass(frozen=True)
class Explanation:
    """A score by its parts, which add up to it."""

    score: float
    language: str  # of the text
    units: tuple[OfUnit, ...]
    signals: tuple[Part, ...]  # that belong to no unit

    @property
    def parts(self) -> Iterator[Part]:
        for unit in self.units:
            yield from unit.parts
        yield from self.signals


def explanation(
    query: AnalysedQuery, entry: Entry, weighed: Weighed, known: Lexicon, *, is_pinned: bool = False
) -> Explanation:
    """Why an engine gave a document its score for a query."""
    found, fields = evidence(query.units), Fields.of(entry, known)
    covered, units = coverage(found), []
    for place, unit in enumerate(query.units):
        told = shares({at: weight for at, weight in weighed.weights.items() if found[at].unit == place}, covered)
        parts = [
            part
            for at, share in told.of_evidence.items()
            for part in _divided(found[at], share, fields, _way(found[at], unit, query, known))
        ]
        if parts:
            parts.sort(key=lambda part: -part.score)
            units.append(OfUnit(" ".join(unit.words), _typed(unit, query), (*parts, Part(FOUND, told.coverage))))
    signals = [Part(name, score) for name, score in weighed.signals.items()]
    whole = sum(unit.score for unit in units) + sum(part.score for part in signals)
    if weighed.factor != 1:
        signals.append(Part(KIND, whole * (weighed.factor - 1)))
    rest = weighed.score - whole * weighed.factor
    if is_pinned or abs(rest) > ACCIDENT:
        signals.append(Part(PINNED if is_pinned else OTHER, rest))
    return Explanation(weighed.score, entry.document.language, tuple(units), tuple(signals))


def _divided(each: Evidence, share: float, fields: Fields, way: Way | None) -> Iterator[Part]:
    """Among the fields; in one piece where it stands in none, as in a document that was changed a moment ago."""
    code = _code(each)
    part = Part(_kind(code) if code else each.kind, share, code=code, way=way)
    places = fields.places(each)
    for place in places:
        told = {"code": place.keys[0]} if code else {"keys": place.keys}
        yield replace(part, score=share * place.share, field=place.field, times=place.times, **told)
    if not places:
        yield part


def _kind(code: str) -> str:
    return next((kind for start, kind in KINDS.items() if code.startswith(start)), CONCEPT)


def _way(each: Evidence, unit: Unit, query: AnalysedQuery, known: Lexicon) -> Way | None:
    code = _code(each)
    named = NAME + code.removeprefix(ENTRY) if code.startswith(ENTRY) else code
    return way_to(named, unit.words, query.language, known) if code else None


def _code(each: Evidence) -> str:
    return each.groups[0][0] if each.kind == "code" else ""


def _typed(unit: Unit, query: AnalysedQuery) -> str:
    """What stood in the place of mended words; blank where none of the unit is."""
    changes = query.correction.changes if query.correction and query.correction.applied else ()
    said = f" {' '.join(unit.words)} "
    return ", ".join(typed for typed, meant in changes if f" {meant} " in said or said in f" {meant} ")
