"""What views, feeds and data ask: the entries of a state, and all that a page says about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Case, Count, Exists, Model, OuterRef, QuerySet, When
from django.http import Http404
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from search import engines, languages, pins, registry
from search.analysis import AnalysedQuery, Correction, analyse_query, sort_key
from search.answering import is_answered
from search.engines.interface import Engine, Found, Question, TooDeepError
from search.facets import Facet, FacetView, Values
from search.highlight import mark
from search.models import FacetValue, SearchDocument
from search.query import Query
from search.registry import CityRef

PAGE = 20
BATCH = 500
SHOWN = (
    *("id", "kind", "number", "language", "date", "year", "url_path"),
    *("slug", "title", "summary", "city", "cities", "missions", "data"),
)
ORDERS: dict[str, tuple[Any, ...]] = {
    "newest": ("-date", "number", "kind"),
    "title": ("title_key", "number", "kind"),
    "city": (Case(When(city_key="", then=1), default=0), "city_key", "title_key", "number", "kind"),
}


Row = TypeVar("Row", bound=Model)


class OutOfRangeError(Http404):
    """The list has no page of this number: what visitors get is a 404 that knows the state.

    `pages` is how many there are, where an engine could say.
    """

    def __init__(self, query: Query, pages: int | None = None) -> None:
        super().__init__(query.page)
        self.query = query
        self.pages = pages


@dataclass(frozen=True)
class Result:
    """An entry of a list, in the best text for the visitor's language."""

    id: int
    kind: str
    slug: str
    title: str
    url: str
    language: str
    summary: str
    city: CityRef | None
    cities: tuple[str, ...]
    missions: tuple[str, ...]
    year: int | None
    date: str
    data: Mapping[str, Any]
    title_html: SafeString
    summary_html: SafeString
    pinned: bool = False  # by editors, to the words of the query
    document: int = 0  # in which it is told, as engines know it
    explanation: object | None = None  # of its place, for editors who ask for it


@dataclass(frozen=True)
class Drop:
    """What finds something where a state finds nothing: without one facet, or without all of them ("")."""

    name: str
    label: str | Promise
    count: int
    url: str


@dataclass(frozen=True)
class Results:
    """A page of a state. `drops` are told where nothing is found."""

    query: Query
    total: int
    page: int
    pages: int
    results: Sequence[Result]
    facets: Sequence[FacetView]
    did_you_mean: str | None
    correction: Correction | None
    engine: str
    degraded: bool
    cities: int
    drops: Sequence[Drop] = ()
    missing: Sequence[str] = ()  # words of the query that nothing in the whole list has, where something is found


def find(
    query: Query, *, facets: bool | Sequence[Facet] = True, size: int = PAGE, engine: Engine | None = None
) -> Results:
    """The page of a state; OutOfRangeError where the list has no such page.

    A page that offers some facets only, or knows their labels already, brings its own. Visitors are answered by the
    current engine.
    """
    if query.page < 1:
        raise OutOfRangeError(query)
    answering = engine or engines.current()
    analysed, question = question_of(query, answering)
    try:
        found = answering.find(question, (query.page - 1) * size, size)
    except TooDeepError:
        raise OutOfRangeError(query) from None
    shown = found.total if found.reach is None else min(found.total, found.reach)
    pages = max(1, -(-shown // size))
    if query.page > pages:
        raise OutOfRangeError(query, pages)
    correction = analysed.correction if analysed else None
    units = question.units or ()
    return Results(
        query=query,
        total=found.total,
        page=query.page,
        pages=pages,
        results=results_of(found.ids, query.language, analysed, question.first),
        facets=_facets(query, found, registry.facets() if facets is True else facets) if facets else (),
        did_you_mean=correction.corrected if correction else None,
        correction=correction,
        engine=found.engine,
        degraded=found.is_degraded,
        cities=found.cities,
        drops=_drops(query, found) if facets and not found.total else (),
        missing=[" ".join(units[place].words) for place in found.missing] if found.total else (),
    )


def question_of(query: Query, engine: Engine) -> tuple[AnalysedQuery | None, Question]:
    """What an engine is asked for a state, and how its words are understood, if there are any.

    Where its answers would be chance, it is asked for nothing.
    """
    analysed = _analysed(query)
    question = _question(query, analysed)
    if analysed and not query.loose and not is_answered(question, engine):
        question = replace(question, units=())
    return analysed, question


def everything(query: Query) -> Iterator[Result]:
    """Every entry of a state in its order, read in batches. What a search refuses it refuses here, not at the first."""
    engine = engines.current()
    analysed, question = question_of(query, engine)
    return _in_batches(engine.ids(question), query.language, analysed, question.first)


def _in_batches(
    found: Iterable[int], language: str, analysed: AnalysedQuery | None, pinned: Collection[int]
) -> Iterator[Result]:
    ids = iter(found)
    while batch := list(islice(ids, BATCH)):
        yield from results_of(batch, language, analysed, pinned)


def top(language: str, kind: str, *, sort: str = "newest", size: int = 3, **filters: Values | str) -> list[Result]:
    """The first entries of a kind, narrowed by values of facets or filters. One query."""
    rows = _narrowed(SearchDocument.objects.filter(kind=kind, serves__language=language), filters)
    return [_result(row, language, None) for row in rows.only(*SHOWN).order_by(*ORDERS[sort])[:size]]


def counts(language: str, facet: str, kind: str, **filters: Values | str) -> dict[str, int]:
    """How many entries of a kind have each value of a facet. One query."""
    return counts_by_facet(language, (facet,), kind, **filters)[facet]


def counts_by_facet(
    language: str, facets: Sequence[str], kind: str, **filters: Values | str
) -> dict[str, dict[str, int]]:
    """The same for several facets at once. One query."""
    told = FacetValue.objects.filter(field__in=facets, document__kind=kind, document__serves__language=language)
    rows = _narrowed(told, filters, "document").values("field", "value")
    found: dict[str, dict[str, int]] = {facet: {} for facet in facets}
    for row in rows.annotate(total=Count("id")).order_by("field", "value"):
        found[row["field"]][row["value"]] = row["total"]
    return found


def _narrowed(rows: QuerySet[Row], filters: Mapping[str, Values | str], document: str = "pk") -> QuerySet[Row]:
    """Rows whose document has a value of each filter: asked of each row, so that an index answers whatever the planner
    believes about tables that nobody has analysed yet."""
    for name, values in filters.items():
        wanted = [values] if isinstance(values, str) else list(values)
        rows = rows.filter(Exists(FacetValue.objects.filter(document=OuterRef(document), field=name, value__in=wanted)))
    return rows


def _analysed(query: Query) -> AnalysedQuery | None:
    return analyse_query(query.q, query.language, correct=not query.exact) if query.q else None


def _question(query: Query, analysed: AnalysedQuery | None) -> Question:
    return Question(
        language=query.language,
        order=query.order,
        units=analysed.units if analysed else None,
        conditions={**query.fixed, **query.filters},
        chosen=query.chosen,
        first=pins.pinned(_readings(analysed), query.language) if analysed else (),
    )


def _readings(analysed: AnalysedQuery) -> list[str]:
    """As typed; and as corrected, where that is what is searched for."""
    correction = analysed.correction
    return [analysed.typed, *([correction.corrected] if correction and correction.applied else [])]


def results_of(
    ids: Sequence[int], language: str, analysed: AnalysedQuery | None, pinned: Collection[int] = ()
) -> list[Result]:
    if not ids:
        return []
    rows = SearchDocument.objects.only(*SHOWN).in_bulk(list(ids))
    return [_result(rows[each], language, analysed, pinned=each in pinned) for each in ids if each in rows]


def _result(row: SearchDocument, language: str, analysed: AnalysedQuery | None, *, pinned: bool = False) -> Result:
    units = analysed.units if analysed else ()
    return Result(
        id=row.number,
        kind=row.kind,
        slug=row.slug,
        title=row.title,
        url=languages.address(row.url_path, language),
        language=row.language,
        summary=row.summary,
        city=CityRef(**row.city) if row.city else None,
        cities=tuple(row.cities),
        missions=tuple(row.missions),
        year=row.year,
        date=row.date,
        data=row.data,
        title_html=mark(row.title, units, row.language),
        summary_html=mark(row.summary, units, row.language),
        pinned=pinned,
        document=row.pk,
    )


def _facets(query: Query, found: Found, facets: Sequence[Facet]) -> list[FacetView]:
    offered = [facet for facet in facets if facet.name not in query.fixed]
    views = (
        facet.describe(
            query.chosen.get(facet.name, ()),
            found.known.get(facet.name, ()),
            found.counts.get(facet.name, {}),
            query.language,
            query.addresses_by(facet.name),
            partial(_place, query.language),
        )
        for facet in offered
    )
    return [view for view in views if view]


@lru_cache(maxsize=8192)
def _place(language: str, label: str) -> str:
    return sort_key(label, language)


def _drops(query: Query, found: Found) -> list[Drop]:
    """The ways out of an empty state, the widest first: without one facet, else without all of them."""
    drops = [
        Drop(name, registry.FACETS[name].label, count, query.without(name).address)
        for name, count in found.without.items()
        if count
    ]
    drops.sort(key=lambda drop: -drop.count)
    engine = engines.current()
    if not drops and len(query.chosen) > 1:
        wider = query.without_facets()
        if total := engine.find(question_of(wider, engine)[1], 0, 0).total:
            drops.append(Drop("", "", total, wider.address))
    return drops
