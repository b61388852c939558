"""What can be found: every app registers its kinds, its facets and its words in a `searchables` module of its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.conf import settings
from django.utils import timezone, translation
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

from search.analysis.lexicon import KIND, MONTH, YEAR
from search.analysis.terms import Term, register_terms
from search.facets import Facet, Labels

__all__ = [
    "AlreadyRegisteredError",
    "CityRef",
    "Document",
    "Searchable",
    "Term",
    "Text",
    "facets",
    "register",
    "register_facet",
    "register_terms",
    "searchables",
]

UNKNOWN = 1000
IS_LIST = "is_list"  # in the data of an entry that only leads to a list: found by its name, but an answer to nothing
TIMES = 0.6  # what happened then is more often asked for than all of a time
FIRST_YEAR, YEARS_AHEAD = 1990, 10
FIELDS = ("title", "summary", "problem", "done", "outcome", "rest")


@dataclass(frozen=True)
class Text:
    """A plain text of a document; its field says how much it tells about what the document is about."""

    field: str
    text: str

    def __post_init__(self) -> None:
        if self.field not in FIELDS:
            raise ValueError(f"“{self.field}” is no field of a document: {', '.join(FIELDS)}")


@dataclass(frozen=True)
class CityRef:
    slug: str
    name: str


@dataclass(frozen=True)
class Document:
    """One record in one written language, as the app that owns it tells it. Public text only."""

    kind: str
    number: int
    language: str
    url_path: str  # below the language: "cities/maceio/"
    slug: str
    title: str
    summary: str = ""
    texts: tuple[Text, ...] = ()
    called: tuple[str, ...] = ()  # of the names, those that are its own beside the title: what is begun may mean it
    names: tuple[str, ...] = ()  # matched as they are, unstemmed: cities in every script, tools, organisations
    concepts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # assigned: scheme → codes
    identity: str = ""  # the name that this entry itself has ("city/maceio"): asked for by it, it comes first
    places: tuple[str, ...] = ()  # the names of where it stands: who asks for one asks for it before what mentions it
    # What it is about only because of what it belongs to: concepts ("theme/open-data") by the field that they count in.
    inherited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    year: int | None = None
    date: str = ""  # ISO; "" where it is unknown
    city: CityRef | None = None
    cities: tuple[str, ...] = ()
    missions: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)  # public and the same in every language
    is_source: bool = False  # serves the languages in which the record is not written


class Searchable(ABC):
    """A kind of record that can be found."""

    kind: str
    label: str | Promise  # of many: "Cities"
    label_of_one: str | Promise = ""
    also_called: Sequence[str | Promise] = ()  # by those who ask for them
    # How many there are, in words: `ngettext_lazy("%(count)d practice", "%(count)d practices", "count")`.
    counted: str | Promise = ngettext_lazy("%(count)d result", "%(count)d results", "count")
    order: int = 100
    list_path: str | None = None
    # Beside other kinds: how much more, or less, of an answer its entries are when they say the same.
    weight: float = 1.0
    # What everything here is about: in a question its name asks for nothing, but beside a place.
    is_subject: bool = False
    # Whether its entries stand in cities; others only tell of them.
    is_placed: bool = True

    @abstractmethod
    def numbers(self) -> Iterable[int]:
        """Every record that has something public."""

    @abstractmethod
    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        """What of these records is public now, re-read from the database in a constant number of queries."""

    def featured(self, language: str) -> Sequence[Any]:
        """Results that editors chose to stand above the plain list, where they stand too. One query at most."""
        return ()


SEARCHABLES: dict[str, Searchable] = {}
FACETS: dict[str, Facet] = {}
WORDS: dict[str, Labels] = {}


class AlreadyRegisteredError(ValueError):
    """Two parts of the project claim the same name."""


def register(searchable: Searchable) -> None:
    if searchable.kind in SEARCHABLES:
        raise AlreadyRegisteredError(f"the kind “{searchable.kind}” is registered twice")
    SEARCHABLES[searchable.kind] = searchable


def register_facet(facet: Facet) -> None:
    if facet.name in FACETS:
        raise AlreadyRegisteredError(f"the facet “{facet.name}” is registered twice")
    FACETS[facet.name] = facet


def register_words(name: str, labels: Labels) -> None:
    """The words for values that cards show and that are no facet, such as the state of a membership."""
    if name in WORDS:
        raise AlreadyRegisteredError(f"the words of “{name}” are registered twice")
    WORDS[name] = labels


def searchables() -> list[Searchable]:
    return sorted(SEARCHABLES.values(), key=lambda each: (each.order, each.kind))


def words_of(name: str) -> Labels | None:
    """The words for values of a facet, or of what cards show; None where nobody has any."""
    return FACETS[name].labels if name in FACETS else WORDS.get(name)


def kind_terms() -> Iterator[Term]:
    """What the kinds are called: "cities", "villes". Texts that say so are not of the kind."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for each in searchables():
                for label in filter(None, (str(each.label), str(each.label_of_one))):
                    role: Literal["", "subject"] = "subject" if each.is_subject else ""
                    yield Term(label, language, f"{KIND}{each.kind}", role=role, asks_only=True)
                for name in map(str, each.also_called):
                    yield Term(name, language, f"{KIND}{each.kind}", asks_only=True)


def time_terms() -> Iterator[Term]:
    """Years, and months by their names: what is of them has them; a text that tells of one may be of another."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for number, name in MONTHS.items():
                yield Term(str(name), language, f"{MONTH}{number:02}", weight=TIMES, asks_only=True)
    for year in range(FIRST_YEAR, timezone.localdate().year + YEARS_AHEAD):
        yield Term(str(year), settings.LANGUAGE_CODE, f"{YEAR}{year}", weight=TIMES, asks_only=True)


register_terms(kind_terms)
register_terms(time_terms)


def weights() -> dict[str, float]:
    """Of the kinds that weigh more or less than others."""
    return {kind: each.weight for kind, each in SEARCHABLES.items() if each.weight != 1.0}


def place(kind: str) -> tuple[int, str]:
    """Where a kind stands among all; one that nobody registered comes last."""
    return (SEARCHABLES[kind].order if kind in SEARCHABLES else UNKNOWN, kind)


def facets() -> list[Facet]:
    return sorted(FACETS.values(), key=lambda each: (each.order, each.name))
