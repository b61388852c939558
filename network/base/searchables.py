"""The words of our vocabularies, by which the public search understands texts and queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from network.base import vocabulary
from network.base.models import (
    Concept,
    ConceptLabel,
    ConceptRelation,
    GlossaryEntry,
    LabelKind,
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
# What every member is: "what the town hall knows about me" asks for nothing of town halls.
SUBJECTS = ("glossary/local-government", "everyday/town-hall", "target-group/other-cities")


@dataclass(frozen=True)
class Meant:
    """What the labels of a concept lead to, and how."""

    target: str
    is_mission: bool
    weight: float
    broader: tuple[str, ...]
    role: Literal["", "subject", "place"]
    asks_only: bool


def terms() -> Iterator[Term]:
    """Labels of every language; those of a replaced concept lead to its successor. Five queries.

    Missions are entries with names ("mission 4", their titles); one word ("inclusion") is still a word like others.
    """
    meant = _meant()
    labels = ConceptLabel.objects.filter(concept__scheme__in=TELLING)
    # Few are marked, few are hidden: their numbers are read sooner than a mark of every label.
    own = set(labels.filter(own_language_only=True).values_list("pk", flat=True))
    hidden = set(labels.filter(kind=LabelKind.HIDDEN).values_list("pk", flat=True))
    ordered = labels.order_by("concept__scheme", "concept__order", "concept__code", "language")
    for label, number, text, language in ordered.values_list("pk", "concept", "text", "language"):
        if told := meant.get(number):
            is_name = told.is_mission and len(words(text)) > 1
            yield Term(
                text,
                language,
                told.target,
                "entry" if is_name else "concept",
                own_language_only=label in own,
                weight=told.weight,
                broader=told.broader,
                role=told.role,
                asks_only=told.asks_only,
                hidden=label in hidden,
            )


def _meant() -> dict[int, Meant]:
    """By the number of a concept. Two queries."""
    related = _related()
    concepts = Concept.objects.filter(scheme__in=TELLING).values_list(
        *("pk", "scheme", "code", "replaced_by__scheme", "replaced_by__code"),
        *("broader__scheme", "broader__code", "broader__broader__scheme", "broader__broader__code"),
    )
    found: dict[int, Meant] = {}
    for number, scheme, code, successors_scheme, successor, *broader in concepts:
        target = f"{successors_scheme}/{successor}" if successor else f"{scheme}/{code}"
        if target in TOO_WIDE:
            continue
        # Who asks in plain words is shown what the field calls it, and the theme under which it is filed.
        above = zip(broader[::2], broader[1::2], strict=True) if scheme == Scheme.EVERYDAY else ()
        asked = [*ASKED.get(scheme, ()), *(f"{each}/{code}" for each, code in above if code), *related[number]]
        found[number] = Meant(
            target,
            is_mission=scheme == Scheme.MISSION,
            weight=WEIGHTS.get(scheme, 1.0),
            broader=tuple(dict.fromkeys(asked)),
            role="place" if scheme == Scheme.REGION else "subject" if target in SUBJECTS else "",
            asks_only=scheme in ASKED,
        )
    return found


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
