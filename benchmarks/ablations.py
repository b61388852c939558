"""Search with one of its ingredients left out: each is a small change to a process that has just begun."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

WEIGHED = ("search.engines.sqlite",)  # modules that reckon with weights as soon as they are read


@dataclass(frozen=True)
class Ablation:
    """What is changed; whether documents are analysed by it too, and have to be written anew."""

    apply: Callable[[], None]
    is_in_documents: bool = False


class UnknownIngredientError(Exception):
    """Search is not made as this benchmark believes: it would measure nothing."""


def everywhere(name: str, value: object) -> None:
    """Gives a name of search another value, in every module that has taken it from where it is defined."""
    modules = [module for place, module in list(sys.modules.items()) if place.startswith("search.")]
    having = [module for module in modules if hasattr(module, name)]
    if not having:
        raise UnknownIngredientError(name)
    for module in having:
        setattr(module, name, value)


def weights(change: Callable[[str, float], float], *names: str) -> None:
    evidence = sys.modules["search.engines.evidence"]
    for name in names:
        held: dict[str, float] = getattr(evidence, name)
        held.update({field: change(field, weight) for field, weight in held.items()})
    for module in WEIGHED:
        importlib.reload(sys.modules[module])


def flat(name: str) -> None:
    weights(lambda _field, _weight: 1.0, name)


def without_field(left_out: str) -> None:
    """The field weighs nothing; what only it says is still found, last."""
    weights(lambda field, weight: 0.0 if field == left_out else weight, "WORD_WEIGHTS", "CODE_WEIGHTS")


def without_schemes(unwanted: Callable[[str], bool]) -> None:
    from network.base import searchables

    kept = tuple(scheme for scheme in searchables.TELLING if not unwanted(scheme))
    if kept == searchables.TELLING:
        raise UnknownIngredientError("TELLING")
    searchables.TELLING = kept  # type: ignore[assignment]


def without_names() -> None:
    from search.analysis import terms

    kept = [source for source in terms._sources if not source.__module__.startswith("cities")]
    if len(kept) == len(terms._sources):
        raise UnknownIngredientError("_sources")
    terms._sources[:] = kept


def without_inner_parts() -> None:
    from search.analysis.lexicon import Lexicon

    if not hasattr(Lexicon, "inside"):
        raise UnknownIngredientError("inside")
    Lexicon.inside = lambda *_arguments: {}  # type: ignore[method-assign]


def _only_itself(word: str, language: str) -> tuple[str, ...]:
    from search.analysis.text import key_of

    return (key_of(word),)


def _nothing(*_arguments: Any, **_named: Any) -> tuple[()]:
    return ()


ABLATIONS: Mapping[str, Ablation] = {
    "glossary": Ablation(partial(without_schemes, lambda scheme: scheme == "glossary"), is_in_documents=True),
    "labels": Ablation(partial(without_schemes, lambda scheme: scheme != "glossary"), is_in_documents=True),
    "glossary and labels": Ablation(partial(without_schemes, lambda scheme: True), is_in_documents=True),
    "names": Ablation(without_names, is_in_documents=True),
    "correction": Ablation(partial(everywhere, "mend", _nothing)),
    "coverage": Ablation(partial(everywhere, "COVERAGE", 0.0)),
    "other evidence": Ablation(partial(everywhere, "OTHERS", 0.0)),
    "weights of codes": Ablation(partial(flat, "CODE_WEIGHTS")),
    "weights of words": Ablation(partial(flat, "WORD_WEIGHTS")),
    "weight of names": Ablation(partial(everywhere, "NAME_WEIGHT", 1.0)),
    "less for other languages": Ablation(partial(everywhere, "FOREIGN_LABEL", 1.0)),
    "stop words": Ablation(partial(everywhere, "stop_words", lambda language: frozenset()), is_in_documents=True),
    "stems": Ablation(partial(everywhere, "stem_keys", _only_itself), is_in_documents=True),
    "parts of terms": Ablation(without_inner_parts),
    **{
        f"field: {field}": Ablation(partial(without_field, field))
        for field in ("title", "assigned", "names", "problem", "done", "outcome", "rest")
    },
}
