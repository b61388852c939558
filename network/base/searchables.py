"""The words of our vocabularies, by which the public search understands texts and queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Literal

from network.base import vocabulary
from network.base.models import (
    Concept,
    ConceptLabel,
    ConceptRelation,
    GlossaryEntry,
    Mission,
    PracticeType,
    Principle,
    Scheme,
    TargetGroup,
    Technology,
    Theme,
)
from search.analysis import words
from search.registry import Term, register_terms, register_words

# Words of these schemes say what an entry is about; those of others (stages, outcomes, kinds) are too common for it.
TELLING = (
    Scheme.MISSION,
    Scheme.PRINCIPLE,
    Scheme.THEME,
    Scheme.PRACTICE_TYPE,
    Scheme.TARGET_GROUP,
    Scheme.TECHNOLOGY,
    Scheme.BUILDING_BLOCK,
    Scheme.REGION,
    Scheme.GLOSSARY,
    Scheme.EVERYDAY,
    Scheme.PUBLICATION_KIND,
)
# Texts that say "report" are none; who asks for one means the kind, and so a publication.
ASKED = {Scheme.PUBLICATION_KIND: ("kind/publication",)}
PROXIES = (GlossaryEntry, Mission, PracticeType, Principle, TargetGroup, Technology, Theme)
# Words of the field say more than those of every day.
WEIGHTS = {Scheme.EVERYDAY: 0.6, Scheme.PUBLICATION_KIND: 0.6}
TOO_WIDE = ("target-group/all-residents",)


def terms() -> Iterator[Term]:
    """Labels of every language; those of a replaced concept lead to its successor. Two queries.

    Missions are entries with names ("mission 4", their titles); one word ("inclusion") is still a word like others.
    """
    related = _related()
    rows = (
        ConceptLabel.objects.filter(concept__scheme__in=TELLING)
        .order_by("concept__scheme", "concept__order", "concept__code", "language")
        .values_list(
            *("concept", "text", "language", "own_language_only", "concept__scheme", "concept__code"),
            *("concept__replaced_by__scheme", "concept__replaced_by__code"),
            *("concept__broader__scheme", "concept__broader__code"),
            *("concept__broader__broader__scheme", "concept__broader__broader__code"),
        )
    )
    for number, text, language, own, scheme, code, successors_scheme, successor, *broader in rows.iterator():
        target = f"{successors_scheme}/{successor}" if successor else f"{scheme}/{code}"
        if target not in TOO_WIDE:
            is_name = scheme == Scheme.MISSION and len(words(text)) > 1
            kind: Literal["entry", "concept"] = "entry" if is_name else "concept"
            # Who asks in plain words is shown what the field calls it, and the theme under which it is filed.
            above = zip(broader[::2], broader[1::2], strict=True) if scheme == Scheme.EVERYDAY else ()
            asked = [*ASKED.get(scheme, ()), *(f"{scheme}/{code}" for scheme, code in above if code), *related[number]]
            yield Term(
                text,
                language,
                target,
                kind,
                own_language_only=own,
                weight=WEIGHTS.get(scheme, 1.0),
                broader=tuple(dict.fromkeys(asked)),
                role="place" if scheme == Scheme.REGION else "",
                asks_only=scheme in ASKED,
            )


def _related() -> dict[int, list[str]]:
    """By the number of a concept, what who asks for it may mean too."""
    found: dict[int, list[str]] = defaultdict(list)
    for number, scheme, code in ConceptRelation.objects.values_list("concept", "other__scheme", "other__code"):
        found[number].append(f"{scheme}/{code}")
    return found


def words_of(scheme: Scheme) -> Callable[[Collection[str], str], Mapping[str, str]]:
    return lambda codes, language: vocabulary.labels_of(scheme, language)


for scheme in TELLING:
    register_words(scheme.value, words_of(scheme))
register_terms(terms, ConceptLabel, Concept, ConceptRelation, *PROXIES)
