"""A state of a list: what is asked for, and the address under which it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict

from search import languages, registry
from search.analysis.text import LONGEST_QUERY, clean
from search.facets import Values, toggled

SORTS = ("relevance", "newest", "title", "city")
LONGEST_NUMBER = 9  # more digits than any list has pages


@dataclass(frozen=True)
class Query:
    """A state of the list at a path below the language ("practices/").

    `fixed` holds what the list is by nature (kind=practice) and no address names; `filters` what it shows unless the
    address says otherwise (membership=member): such a filter is no facet, and its default stands in no address.
    """

    language: str
    path: str
    q: str = ""
    chosen: Mapping[str, Values] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    fixed: Mapping[str, Values] = field(default_factory=dict)
    filters: Mapping[str, Values] = field(default_factory=dict)
    defaults: Mapping[str, Values] = field(default_factory=dict)
    exact: bool = False  # as typed: nothing is corrected
    loose: bool = False  # chance hits too: see `search.answering`
    is_cut: bool = False  # more was typed than is searched for
    explained: bool = False  # for who may ask why a hit stands where it does; a page alone says so

    @classmethod
    def parse(
        cls,
        params: QueryDict,
        language: str,
        path: str,
        fixed: Mapping[str, Values] | None = None,
        filters: Mapping[str, Values] | None = None,
    ) -> Query:
        """The state that an address asks for; what it does not know it ignores."""
        fixed, defaults = fixed or {}, filters or {}
        chosen = {
            facet.name: values
            for facet in registry.facets()
            if facet.name not in fixed and (values := facet.parse(_values(params, facet.name)))
        }
        sort, typed = params.get("sort", ""), clean(params.get("q", ""), LONGEST_QUERY + 1)
        return cls(
            language=language,
            path=path,
            q=typed[:LONGEST_QUERY].strip(),
            is_cut=len(typed) > LONGEST_QUERY,
            chosen=chosen,
            sort=sort if sort in SORTS else "",
            page=_page(params.get("page", "")),
            fixed=fixed,
            filters={name: tuple(filter(None, _values(params, name))) or usual for name, usual in defaults.items()},
            defaults=defaults,
            exact=params.get("exact") == "1",
            loose=params.get("loose") == "1",
        )

    @property
    def order(self) -> str:
        """The sort in force: by relevance where there are words, else the newest first."""
        if self.sort in {"", "relevance"}:
            return "relevance" if self.q else "newest"
        return self.sort

    def toggled(self, facet: str, value: str) -> Query:
        return self.with_values(facet, toggled(self.chosen.get(facet, ()), value))

    def with_values(self, facet: str, values: Values) -> Query:
        """The state in which this facet holds these values alone, at its first page."""
        chosen = {**self.chosen, facet: values}
        return replace(self, chosen={name: held for name, held in chosen.items() if held}, page=1)

    def without(self, facet: str) -> Query:
        return self.with_values(facet, ())

    def without_facets(self) -> Query:
        return replace(self, chosen={}, page=1)

    def with_words(self, q: str, *, exact: bool = False) -> Query:
        return replace(self, q=q, exact=exact, loose=False, page=1)

    def loosened(self) -> Query:
        """The state in which any of the words is enough."""
        return replace(self, loose=True, page=1)

    def sorted_by(self, sort: str) -> Query:
        return replace(self, sort=sort, page=1)

    def at_page(self, page: int) -> Query:
        return replace(self, page=page)

    @property
    def address(self) -> str:
        return self._address("", self.page)

    def address_of(self, form: str) -> str:
        """Where this state is as "json", "csv" or "atom"; only JSON has pages."""
        return replace(self, explained=False)._address(form, self.page if form == "json" else 1)

    def addresses_by(self, facet: str, form: str = "") -> Callable[[Values], str]:
        """The addresses of the states in which this facet holds other values: as `with_values`, for many at once."""
        places = _places()
        base, place = self._base(form), _place(facet, places)
        names = sorted((name for name in self.chosen if name != facet), key=lambda name: _place(name, places))
        before = [self._words(), *(encoded(name, self.chosen[name]) for name in names if _place(name, places) < place)]
        after = [*(encoded(name, self.chosen[name]) for name in names if _place(name, places) > place), *self._rest(1)]
        return lambda values: _joined(base, [*before, encoded(facet, values), *after])

    def _address(self, form: str, page: int) -> str:
        places = _places()
        names = sorted(self.chosen, key=lambda name: _place(name, places))
        chosen = [encoded(name, self.chosen[name]) for name in names]
        return _joined(self._base(form), [self._words(), *chosen, *self._rest(page)])

    def _base(self, form: str) -> str:
        if not form:
            return languages.address(self.path, self.language)
        return f"{languages.address(self.path.rstrip('/'), self.language)}.{form}"

    def _words(self) -> str:
        return encoded("q", (self.q,)) if self.q else ""

    def _rest(self, page: int) -> list[str]:
        filters = [encoded(name, values) for name, values in self.filters.items() if values != self.defaults.get(name)]
        return [
            *filters,
            "exact=1" if self.exact and self.q else "",
            "loose=1" if self.loose and self.q else "",
            f"sort={self.sort}" if self.sort else "",
            f"page={page}" if page != 1 else "",
            "explain=1" if self.explained else "",
        ]


@lru_cache(maxsize=4096)
def encoded(name: str, values: Values) -> str:
    return urlencode([(name, value) for value in values])


def _joined(base: str, parts: Iterable[str]) -> str:
    query = "&".join(filter(None, parts))
    return f"{base}?{query}" if query else base


def _places() -> dict[str, int]:
    return {facet.name: place for place, facet in enumerate(registry.facets())}


def _place(name: str, places: Mapping[str, int]) -> tuple[int, str]:
    return places.get(name, len(places)), name


def _values(params: QueryDict, name: str) -> list[str]:
    return [clean(value) for value in params.getlist(name)]


def _page(text: str) -> int:
    """The number of a page; 0, which no list has, for what is none."""
    if not text:
        return 1
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0
