"""The words that mean something to us: labels of concepts, the glossary, names. Apps register where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from search.analysis.versions import renew_lexicon


class Term(NamedTuple):
    """A text of one language that leads to a target: a concept (`theme/open-data`) or a name (`city/maceio`).

    An `entry` is a concept that is an entry too, and has this text for a name (`mission/inclusion`): what has the
    concept is found by it, and first of all the entry.
    """

    text: str
    language: str
    target: str
    kind: Literal["concept", "name", "entry"] = "concept"
    own_language_only: bool = False  # leads there only in an interface of its language
    weight: float = 1.0
    # Concepts that who asks by this term may mean; a text that has it does not speak of them.
    broader: tuple[str, ...] = ()
    # "subject": what everything here is about, so that it asks for something beside places only; "place": where.
    role: Literal["", "subject", "place"] = ""
    asks_only: bool = False  # a query means it; a text that has it may mean something else
    hidden: bool = False  # may be misspelt: known as a whole, its single words are no good words by that


Source = Callable[[], Iterable[Term]]
_sources: list[Source] = []


def register_terms(source: Source, *models: type[Model]) -> Source:
    """`source()` is read again whenever a row of these models changes; a second registration raises ValueError."""
    if source in _sources:
        raise ValueError(f"{source} is registered already")
    _sources.append(source)
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(_renew, sender=model, dispatch_uid="search.terms_changed")
    return source


def _renew(sender: type[Model], **kwargs: Any) -> None:
    renew_lexicon()


def all_terms() -> Iterable[Term]:
    for source in tuple(_sources):
        yield from source()
