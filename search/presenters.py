"""What the page of a list shows, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from search import languages, registry
from search.facets import FacetView, Values
from search.query import Query
from search.results import Drop, Result, Results, find

ON_CARDS = ("mission", "stage", "kind", "membership", "type")
SORTS = {
    "relevance": gettext_lazy("Best match"),
    "newest": gettext_lazy("Newest first"),
    "title": gettext_lazy("Title, A to Z"),
    "city": gettext_lazy("City, A to Z"),
}
NEAREST = 3


@dataclass(frozen=True)
class SortOption:
    value: str
    label: str | Promise
    selected: bool


@dataclass(frozen=True)
class WayOut:
    """A step out of an empty list: what to leave out, and how many entries that finds."""

    words: str
    count: int
    url: str


def heading(query: Query) -> str:
    """What the list holds."""
    [kind] = query.fixed.get("kind", ("",))
    return str(registry.SEARCHABLES[kind].label) if kind in registry.SEARCHABLES else _("Search")


def counted(query: Query, total: int, cities: int) -> str:
    """`23 practices in 14 cities`."""
    [kind] = query.fixed.get("kind", ("",))
    searchable = registry.SEARCHABLES.get(kind)
    entries = str((searchable.counted if searchable else registry.Searchable.counted) % {"count": total})
    if cities < 1 or kind in {"", "city"} or not (searchable and searchable.is_placed):
        return entries
    where = ngettext("%(n)d city", "%(n)d cities", cities) % {"n": cities}
    return _("%(entries)s in %(cities)s") % {"entries": entries, "cities": where}


def title(query: Query, count: str) -> str:
    return _("%(words)s – %(count)s") % {"words": query.q, "count": count} if query.q else heading(query)


def sorts(query: Query) -> list[SortOption]:
    """Best match only where there are words to match."""
    offered = [name for name in SORTS if name != "relevance" or query.q]
    usual = offered[0]
    return [SortOption("" if name == usual else name, SORTS[name], name == query.order) for name in offered]


def labels(results: Sequence[Result], facets: Sequence[FacetView], language: str) -> dict[str, Mapping[str, str]]:
    """The words on the cards by scheme: from the facets that are shown anyway, else asked for."""
    shown: dict[str, Mapping[str, str]] = {
        view.name: {option.value: option.label for option in view.options} for view in facets
    }
    shown["kind"] = {each.kind: str(each.label_of_one or each.label) for each in registry.searchables()}
    for name in ON_CARDS:
        words = registry.words_of(name)
        values = {value for result in results for value in _values(result, name)} - set(shown.get(name, ()))
        if words and values:
            shown[name] = {**words(sorted(values), language), **shown.get(name, {})}
    return {name: shown.get(name, {}) for name in ON_CARDS}


def _values(result: Result, name: str) -> Values:
    if name == "mission":
        return result.missions
    value = result.kind if name == "kind" else result.data.get(name)
    return (value,) if value else ()


def ways_out(results: Results) -> list[WayOut]:
    """Which filter to drop, the widest first; then the words."""
    names = {view.name: ", ".join(option.label for option in view.selected) for view in results.facets}

    def without(drop: Drop) -> str:
        if not drop.name:
            return _("Without any filter")
        return _("Without “%(value)s”") % {"value": names.get(drop.name) or drop.label}

    found = [WayOut(without(drop), drop.count, drop.url) for drop in results.drops]
    query = results.query
    if query.q and not query.loose:
        loose = query.loosened()
        total = find(loose, facets=False, size=1).total
        found += [WayOut(_("With any of these words"), total, loose.address)] if total else []
    if query.q and query.chosen:
        wordless = query.with_words("")
        total = find(wordless, facets=False, size=1).total
        words = _("Without the words “%(words)s”") % {"words": query.q}
        found += [WayOut(words, total, wordless.address)] if total else []
    return found


def nearest(results: Results) -> list[Result]:
    """What comes closest to a state that holds nothing: what the words find, then any of them, then what the filters
    hold, or all but one. The list as it stands is near to nothing, and so is an entry that only leads to a list."""
    for state in _nearer(results):
        found = find(state, facets=False).results
        if entries := [each for each in found if not each.data.get(registry.IS_LIST)]:
            return entries[:NEAREST]
    return []


def _nearer(results: Results) -> Iterator[Query]:
    query = results.query
    words, plain = query.without_facets(), query.with_words("").sorted_by("")
    if query.q and query.chosen:
        yield words
    if query.q:
        yield words.loosened()
    if query.q and query.chosen:
        yield plain
    fewer = (plain.without(drop.name) for drop in results.drops if drop.name)
    yield from (state for state in fewer if state.chosen)


def addresses(query: Query) -> dict[str, str]:
    return {form: query.address_of(form) for form in ("atom", "csv", "json")}


def is_plain(query: Query) -> bool:
    """Whether this is the list as it stands, in its usual order, with nothing searched or chosen."""
    return not (query.q or query.chosen or query.sort or query.exact or query.loose)


def featured(query: Query) -> Sequence[Result]:
    """What stands above the first page of the plain list of a kind."""
    [kind] = query.fixed.get("kind", ("",))
    if kind not in registry.SEARCHABLES or query.page > 1 or not is_plain(query):
        return ()
    return registry.SEARCHABLES[kind].featured(query.language)


def indexing(query: Query) -> dict[str, Any]:
    """What search engines of the web are told: only the plain list, in a language that its interface speaks."""
    plain = is_plain(query)
    spoken = query.language in settings.INTERFACE_LANGUAGES
    others = {code: code for code in settings.INTERFACE_LANGUAGES} | {"x-default": settings.LANGUAGE_CODE}
    if not (plain and spoken and len(settings.INTERFACE_LANGUAGES) > 1):
        others = {}
    own = query.language if spoken else settings.LANGUAGE_CODE
    page = f"?page={query.page}" if query.page > 1 else ""
    return {
        "is_indexed": plain,
        "canonical": f"{settings.SITE_URL}{languages.address(query.path, own)}{page}" if plain else "",
        "alternates": [
            {"hreflang": name, "url": f"{settings.SITE_URL}{languages.address(query.path, code)}{page}"}
            for name, code in others.items()
        ],
    }
