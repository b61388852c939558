"""Vocabularies as readers need them: labels in a language, and what lies below or above a concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from django.conf import settings

from network.base.models import Concept, ConceptLabel, LabelKind
from search.analysis.versions import settled_version

Labels = Mapping[str, Mapping[str, str]]


def labels(schemes: Iterable[str], language: str) -> Labels:
    """Preferred labels by scheme and code, in the vocabulary's order; English where a language has none.

    A deprecated concept carries the label of its successor. Read once for each version of the vocabularies.
    """
    wanted = tuple(schemes)
    version = settled_version()
    return _remembered(version, wanted, language) if version else _read(wanted, language)


def _read(schemes: tuple[str, ...], language: str) -> Labels:
    """One query."""
    languages = {language, settings.LANGUAGE_CODE}
    rows = (
        ConceptLabel.objects.filter(concept__scheme__in=schemes, kind=LabelKind.PREFERRED, language__in=languages)
        .order_by("concept__scheme", "concept__order", "concept__code")
        .values_list("concept__scheme", "concept__code", "concept__replaced_by__code", "language", "text", named=False)
    )
    found: dict[str, dict[str, str]] = {scheme: {} for scheme in schemes}
    successors: dict[tuple[str, str], str] = {}
    for scheme, code, successor, written_in, text in rows:
        if successor:
            successors[scheme, code] = successor
        if written_in == language or code not in found[scheme]:
            found[scheme][code] = text
    for (scheme, code), successor in successors.items():
        found[scheme][code] = found[scheme].get(successor, found[scheme][code])
    return found


@lru_cache(maxsize=128)
def _remembered(version: str, schemes: tuple[str, ...], language: str) -> Labels:
    return _read(schemes, language)


def labels_of(scheme: str, language: str) -> Mapping[str, str]:
    return labels([scheme], language)[scheme]


def broader(scheme: str) -> dict[str, str | None]:
    """The broader concept's code of each code. One query."""
    return dict(Concept.objects.of(scheme).values_list("code", "broader__code"))


def narrower(scheme: str) -> dict[str, list[str]]:
    """The codes directly below each code that has any. One query."""
    below: dict[str, list[str]] = defaultdict(list)
    for code, above in Concept.objects.of(scheme).values_list("code", "broader__code"):
        if above:
            below[above].append(code)
    return dict(below)


def with_broader(codes: Collection[str], above: Mapping[str, str | None]) -> list[str]:
    """The codes and all that stand above them (`above` as `broader` gives it), each once, narrowest first."""
    found: dict[str, None] = {}
    for code in codes:
        step: str | None = code
        while step and step not in found:
            found[step] = None
            step = above.get(step)
    return list(found)
