"""An explanation in the words of who reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search import registry
from search.analysis import lexicon
from search.analysis.lexicon import ENTRY, NAME, Lexicon
from search.engines.interface import ALIKE_TEXT, AS_TYPED, Engine
from search.explaining.hits import explained
from search.explaining.parts import FOUND, KIND, OTHER, PINNED, Explanation, Part
from search.results import Results

WHERE: Mapping[str, str | Promise] = {
    "title": gettext_lazy("title"),
    "names": gettext_lazy("names"),
    "assigned": gettext_lazy("its concepts"),
    "labels": gettext_lazy("labels of its concepts"),
    "problem": gettext_lazy("summary and problem"),
    "done": gettext_lazy("what was done"),
    "outcome": gettext_lazy("outcome"),
    "rest": gettext_lazy("other text"),
    "plain_title": gettext_lazy("title"),
    "plain": gettext_lazy("text"),
}
PLAINLY: Mapping[str, str | Promise] = {
    FOUND: gettext_lazy("Found at all"),
    KIND: gettext_lazy("What its kind counts beside others"),
    PINNED: gettext_lazy("Pinned by editors"),
    AS_TYPED: gettext_lazy("Words as typed, side by side or in labels"),
    ALIKE_TEXT: gettext_lazy("Similar text"),
    OTHER: gettext_lazy("What the engine adds"),
}


@dataclass(frozen=True)
class Line:
    """A part of a score: what matched, where, how often, and by which term of the query."""

    what: str
    score: float
    where: str = ""
    times: int = 0
    term: str = ""
    languages: tuple[str, ...] = ()
    is_part: bool = False  # the term is a part of a longer one


@dataclass(frozen=True)
class Group:
    """The lines of a unit; of the signals that belong to none, without words."""

    words: str
    typed: str
    score: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Told:
    """A score, and the groups that add up to it."""

    score: float
    language: str
    groups: tuple[Group, ...]


def with_explanations(results: Results, *, reader: str = "", engine: Engine | None = None) -> Results:
    """The same page, each hit with why it stands there, for a reader of the query's language or another one."""
    found = told(explained(results, engine), reader or results.query.language)
    return replace(results, results=[replace(each, explanation=found.get(each.document)) for each in results.results])


def told(found: Mapping[int, Explanation], language: str) -> dict[int, Told]:
    """Explanations for a reader of the language: concepts and names by their labels."""
    labels = _labels({part.code for each in found.values() for part in each.parts if part.code}, language)
    return {identity: _told(each, labels) for identity, each in found.items()}


def _told(each: Explanation, labels: Mapping[str, str]) -> Told:
    groups = [
        Group(unit.words, unit.typed, unit.score, tuple(_line(part, labels) for part in unit.parts))
        for unit in each.units
    ]
    if each.signals:
        lines = tuple(_line(part, labels) for part in each.signals)
        groups.append(Group("", "", sum(line.score for line in lines), lines))
    return Told(each.score, each.language, tuple(groups))


def _line(part: Part, labels: Mapping[str, str]) -> Line:
    way = part.way
    return Line(
        what=_what(part, labels),
        score=part.score,
        where=str(WHERE.get(part.field, part.field)),
        times=part.times,
        term=way.term if way else "",
        languages=way.languages if way else (),
        is_part=bool(way and way.is_part),
    )


def _what(part: Part, labels: Mapping[str, str]) -> str:
    named = {"named": labels.get(part.code, part.code), "words": ", ".join(part.keys)}
    sentences = {
        "words": _("Word forms: %(words)s") if part.keys else _("Words"),
        "phrase": _("As quoted"),
        "concept": _("Concept: %(named)s"),
        "glossary": _("Glossary: %(named)s"),
        "name": _("Name: %(named)s"),
        "entry": _("It is what is named: %(named)s"),
    }
    return sentences[part.kind] % named if part.kind in sentences else str(PLAINLY.get(part.kind, part.kind))


def _labels(codes: Collection[str], language: str) -> dict[str, str]:
    """As the apps label them; else as the lexicon does, in the reader's language or in the site's first."""
    known, by_scheme = lexicon(), defaultdict(list)
    for code in codes:
        scheme, _slash, value = code.removeprefix(NAME).removeprefix(ENTRY).partition("/")
        by_scheme[scheme].append((code, value))
    found: dict[str, str] = {}
    for scheme, held in by_scheme.items():
        words = registry.words_of(scheme)
        labels = words([value for _code, value in held], language) if words else {}
        found |= {code: str(labels.get(value) or _said(code, language, known) or value) for code, value in held}
    return found


def _said(code: str, language: str, known: Lexicon) -> str:
    texts: Iterable[str] = (known.labels_of(code, each) for each in (language, settings.LANGUAGE_CODE))
    return next((text.split("\n")[0] for text in texts if text), "")
