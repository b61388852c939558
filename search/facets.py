"""A facet is one object: it parses, filters, counts and describes itself, for page, feed and data alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from django.utils.functional import Promise

FEWEST_VALUES = 2  # a facet with fewer known values offers no choice
MOST_CHOSEN = 100

Labels: TypeAlias = Callable[[Collection[str], str], Mapping[str, str]]
Values: TypeAlias = tuple[str, ...]


@dataclass(slots=True)  # hundreds on a page: a frozen one takes twice as long
class FacetOption:
    """A value as a visitor sees it; `count` is the total of the state in which the facet holds this value alone."""

    value: str
    label: str
    count: int
    selected: bool
    url: str  # leads to the state with this value toggled


@dataclass(frozen=True)
class FacetView:
    """A facet in one state of a list."""

    name: str
    label: str | Promise
    options: Sequence[FacetOption]
    more: bool
    search_inside: bool
    clear_url: str

    @property
    def selected(self) -> list[FacetOption]:
        return [option for option in self.options if option.selected]


@dataclass(frozen=True)
class Facet:
    """Values inside a facet are alternatives; facets narrow each other.

    `labels` names values in a language. They are shown in the order of their labels ("label"), in the order in which
    `labels` gives them ("order"), or the highest value first ("value-desc").
    """

    name: str
    label: str | Promise
    order: int
    labels: Labels
    more: bool = False
    search_inside: bool = False
    sort: Literal["label", "order", "value-desc"] = "label"

    def parse(self, values: Iterable[str]) -> Values:
        """The values that are asked for, each once; an unknown one stays, and finds nothing."""
        return tuple(dict.fromkeys(value for value in values if value))[:MOST_CHOSEN]

    def describe(
        self,
        chosen: Values,
        known: Collection[str],
        counts: Mapping[str, int],
        language: str,
        address: Callable[[Values], str],
        sort_key: Callable[[str], str],
    ) -> FacetView | None:
        """The facet in a state; None where it hides itself. `address` leads to the state in which it holds values."""
        if not chosen and len(known) < FEWEST_VALUES:
            return None
        values = list(dict.fromkeys([*sorted(known), *chosen]))
        labels = self.labels(values, language)
        options = [
            FacetOption(
                value=value,
                label=str(labels.get(value, value)),
                count=counts.get(value, 0),
                selected=value in chosen,
                url=address(toggled(chosen, value)),
            )
            for value in values
        ]
        if self.sort == "value-desc":
            options.sort(key=lambda option: option.value, reverse=True)
        elif self.sort == "order":
            places = {value: place for place, value in enumerate(labels)}
            options.sort(key=lambda option: (places.get(option.value, len(places)), option.value))
        else:
            options.sort(key=lambda option: (sort_key(option.label), option.value))
        return FacetView(self.name, self.label, options, self.more, self.search_inside, address(()))


def toggled(chosen: Values, value: str) -> Values:
    return tuple(each for each in chosen if each != value) if value in chosen else (*chosen, value)
