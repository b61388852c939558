"""Suggestions while a visitor types: titles, names of cities and organisations, missions, themes, tools and terms.

The last word may still be going on; accents are forgiven, and one slip where little is there as typed. What an entry is
called counts, not whom it mentions. The number of queries does not depend on what there is; what would find nothing is
read once more otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef

from search import engines, languages, naming, registry
from search.analysis import clean, lexicon
from search.analysis.beginnings import begins, is_like
from search.analysis.lexicon import Lexicon
from search.analysis.text import keys
from search.analysis.versions import known
from search.engines.interface import Question
from search.models import DocumentServes, SearchDocument
from search.naming import Named

GoesOn = Callable[[str, str], bool]
Place = tuple[int, ...]
MOST = 8
MOST_CONCEPTS = 3
CANDIDATES = 60
SHORTEST = 2  # letters
MOST_WORDS = 8
ENOUGH = 3  # as typed: nothing with a slip is offered beside them
AS_TYPED, NEARLY, WITHIN = range(3)  # without a slip; with one in a beginning or a whole name; with one anywhere
MISSION, TERM = "mission", "glossary"
TOOLS = "technology"  # no facet: found by its words
CONCEPTS = (MISSION, "theme", TOOLS)
BY_WORDS = (TOOLS, TERM)
CONCEPT_LIST, ALL_KINDS = "practices/", "search/"


@dataclass(frozen=True)
class Suggestion:
    kind: str
    title: str
    url: str
    city: str | None = None
    code: tuple[str, str] = ("", "")  # scheme and code of a concept


class Entry(NamedTuple):
    """What is read of a document that may be suggested."""

    pk: int
    kind: str
    slug: str
    title: str
    called: Sequence[str]
    url_path: str
    city: Mapping[str, str] | None
    missions: Sequence[str]


def suggestions(text: str, language: str) -> list[Suggestion]:
    """The likeliest first; none for less than two letters."""
    typed = keys(clean(text))[:MOST_WORDS]
    if not typed or len("".join(typed)) < SHORTEST:
        return []
    held = lexicon()
    return _offered(typed, naming.named(typed, held), language, held) or _otherwise(typed, language, held)


def _otherwise(typed: Sequence[str], language: str, held: Lexicon) -> list[Suggestion]:
    """Where nothing begins as typed: with a slip in a whole name, or at the first letter of a word."""
    named, mended = naming.nearly_named(typed, held), naming.mended(typed, held)
    return _offered(mended, named, language, held) if named or mended != list(typed) else []


def _offered(typed: Sequence[str], named: Collection[Named], language: str, held: Lexicon) -> list[Suggestion]:
    """Each thing once: a mission under its short name, an organisation as the entry that it is."""
    placed, labelled = _entries(typed, named, language), sorted(_labelled(typed, language))
    forgiven = _forgiven([*(place[1] for place, _row in placed), *(place[0] for place, *_concept in labelled)])
    rows = [row for place, row in placed if place[1] <= forgiven]
    labelled = [each for each in labelled if each[0][0] <= forgiven]
    taken = {_keys(name) for row in rows[:MOST] for name in (row.title, *row.called)}
    found = (
        each
        for each in _concepts(labelled, typed, language, held)
        if each.code[0] != TERM or _keys(each.title) not in taken
    )
    concepts = list(islice(found, MOST_CONCEPTS))
    shown = rows[: MOST - len(concepts)]
    told = {code for row in shown if row.kind == MISSION for code in row.missions}
    names = {each.code[1]: each.title for each in concepts if each.kind == MISSION}
    return [
        *(_suggestion(row, language, names) for row in shown),
        *(each for each in concepts if each.kind != MISSION or each.code[1] not in told),
    ]


def _forgiven(slips: Sequence[int]) -> int:
    """The widest slip that is offered: the less of it, the more there is as typed."""
    as_typed = slips.count(AS_TYPED)
    return AS_TYPED if as_typed >= ENOUGH else NEARLY if as_typed else WITHIN


def _slip(is_exact: bool, is_near: bool) -> int:
    return AS_TYPED if is_exact else NEARLY if is_near else WITHIN


def fits(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each typed word is in the text, the last one perhaps only begun."""
    *whole, last = typed
    first = last[0]  # is right wherever a word begins so: most words are told from it at a glance
    if not any(word[0] == first and begins(last, word) for word in words):
        return False
    return all(any(is_like(key, word) for word in words) for key in whole)


def has(typed: Sequence[str], words: Sequence[str]) -> bool:
    """The same without a slip."""
    *whole, last = typed
    return any(word.startswith(last) for word in words) and all(key in words for key in whole)


def is_same(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the text is just what is typed, but for a slip in a word."""
    return len(typed) == len(words) and all(map(is_like, typed, words))


def is_begun(typed: Sequence[str], words: Sequence[str], goes_on: GoesOn = begins) -> bool:
    """Whether the text begins with what is typed, of which the last word may still be going on."""
    *whole, last = typed
    if len(words) < len(typed) or list(words[: len(whole)]) != whole:
        return False
    return goes_on(last, words[len(whole)])


def as_typed(key: str, word: str) -> bool:
    """Whether a word may become of what is typed, without a slip."""
    return word.startswith(key)


def _concepts(
    labelled: Iterable[tuple[Place, str, str, str]], typed: Sequence[str], language: str, held: Lexicon
) -> Iterator[Suggestion]:
    """The likeliest first: those that an entry has, then what the glossary calls so; of that first what shows it."""
    seen = set()
    for _place, scheme, code, label in labelled:
        seen.add(label.casefold())
        yield Suggestion(scheme, label, _list_of(scheme, code, label, language), code=(scheme, code))
    codes = naming.terms(typed, language, held)
    labels = _labels(TERM, language) if codes else {}
    found = [(code, label) for code in codes if (label := str(labels.get(code, "")))]
    for code, label in sorted(found, key=lambda each: not has(typed, _keys(each[1]))):
        if label.casefold() not in seen:
            yield Suggestion(TERM, label, _list_of(TERM, code, label, language), code=(TERM, code))


def _labelled(typed: Sequence[str], language: str) -> Iterator[tuple[Place, str, str, str]]:
    """Concepts whose label fits and that lead to something, after their places."""
    used = _used(known().documents_token, language)
    for place, scheme in enumerate(CONCEPTS):
        for number, (code, label) in enumerate(_labels(scheme, language).items()):
            words = _keys(str(label))
            if code in used[scheme] and fits(typed, words):
                same, begun = is_same(typed, words), is_begun(typed, words)
                slip = _slip(has(typed, words), same or begun)
                yield (slip, not same, not begun, place, number), scheme, code, str(label)


def _labels(scheme: str, language: str) -> Mapping[str, str]:
    words = registry.words_of(scheme)
    return words((), language) if words else {}


def _list_of(scheme: str, code: str, label: str, language: str) -> str:
    path, asked = (ALL_KINDS, {"q": label}) if scheme in BY_WORDS else (CONCEPT_LIST, {scheme: code})
    return f"{languages.address(path, language)}?{urlencode(asked)}"


@lru_cache(maxsize=32)
def _used(version: str, language: str) -> Mapping[str, Collection[str]]:
    """The concepts that an entry of their list has, for a version of the documents."""
    listed = tuple(each.kind for each in registry.searchables() if each.list_path == CONCEPT_LIST)
    question = Question(language, "newest", conditions={"kind": listed} if listed else {})
    found = engines.stored().find(question, 0, 0).known  # of this version, whichever a server has heard of
    return {scheme: frozenset(found.get(scheme, ())) for scheme in CONCEPTS}


def _entries(typed: Sequence[str], named: Collection[Named], language: str) -> list[tuple[Place, Entry]]:
    """The likeliest first, after their places: the second number is the slip."""
    ids = engines.current().beginning(typed, language, CANDIDATES)
    places = {pk: place for place, pk in enumerate(ids)}
    told = {row.pk: row for row in map(Entry._make, _among(ids, named, language))}
    rows = sorted(told.values(), key=lambda row: (places.get(row.pk, len(places)), row.pk))
    return sorted(_ranked(typed, rows, named, language), key=lambda each: each[0])


def _among(ids: Sequence[int], named: Collection[Named], language: str) -> Iterable[tuple[Any, ...]]:
    """Candidates of the engine, and whatever is named: that is few, and never crowded out by who mentions it.

    One query, each part of which has an index of its own.
    """
    every = SearchDocument.objects.values_list(*Entry._fields)
    served = Exists(DocumentServes.objects.filter(document=OuterRef("pk"), language=language))
    parts = [
        every.filter(served, kind=kind, slug__in=sorted(slug for each, slug in named if each == kind))
        for kind in sorted({kind for kind, _slug in named})
    ]
    return every.filter(pk__in=list(ids)).union(*parts, all=True)


def _ranked(
    typed: Sequence[str], rows: Sequence[Entry], named: Collection[Named], language: str
) -> Iterator[tuple[Place, Entry]]:
    """What is just this first; as typed before with a slip; then what begins so, what has it in its title, and what has
    it in another name; last what has a part of it in its title and the rest in the name of its city."""
    kinds: Mapping[str, int] = {each.kind: place for place, each in enumerate(registry.searchables())}
    for place, row in enumerate(rows):
        title, is_named = _keys(row.title), (row.kind, row.slug) in named
        called = [title, *({_keys(name) for name in row.called} - {()})]
        starts = _starts(row, called, language)
        stands_for = is_named and row.kind != MISSION
        begun = stands_for or any(is_begun(typed, each) for each in starts)
        in_title = begun or fits(typed, title)
        in_name = in_title or is_named or any(fits(typed, each) for each in called)
        if not (in_name or _is_of_its_city(typed, title, row)):
            continue
        is_it = any(list(typed) == list(each) for each in called)
        nearly = any(is_same(typed, each) for each in called)
        as_it_is = stands_for or any(is_begun(typed, each, as_typed) for each in starts)
        texts = called if in_name else [[*title, *_place_of(row)]]
        exact = is_named or any(has(typed, each) for each in texts)
        # A city or an organisation before what only begins with its name.
        among = (not _is_city(row), not is_named, place) if begun else (kinds.get(row.kind, 0), place, 0)
        slip = _slip(exact, begun or nearly)
        yield (
            (not is_it, slip, not (begun or nearly), not as_it_is, not nearly, not in_title, not in_name, *among),
            row,
        )


def _starts(row: Entry, called: Sequence[Sequence[str]], language: str) -> Sequence[Sequence[str]]:
    """The names by which it may stand above what has the words in its title.

    A mission has sentences for names, in every language: of them its title, and its short name for the reader.
    """
    if row.kind != MISSION:
        return called
    labels = _labels(MISSION, language)
    return [called[0], *(_keys(str(labels[code])) for code in row.missions if code in labels)]


def _is_city(row: Entry) -> bool:
    return row.kind == "city"


def _is_of_its_city(typed: Sequence[str], title: Sequence[str], row: Entry) -> bool:
    """ "decidim barc" is Decidim, of Barcelona."""
    if len(typed) == 1 or not row.city:
        return False
    return fits(typed, [*title, *_place_of(row)]) and any(fits([key], title) for key in typed)


def _place_of(row: Entry) -> Sequence[str]:
    return _keys(row.city["name"]) if row.city else ()


@lru_cache(maxsize=8192)  # the same titles and names come with every letter
def _keys(text: str) -> tuple[str, ...]:
    return tuple(keys(text))


def _suggestion(row: Entry, language: str, names: Mapping[str, str]) -> Suggestion:
    """`names`: short ones of missions."""
    short = next((names[code] for code in row.missions if code in names), "") if row.kind == MISSION else ""
    city = row.city["name"] if row.city and row.city["name"] != row.title else None
    return Suggestion(row.kind, short or row.title, languages.address(row.url_path, language), city)
