"""A vocabulary as a file tells it, whatever its form: entries with their terms and what they lead to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from network.base.forms import model_of
from network.base.models import Concept, LabelKind

BROADER, RELATED, DEFINITION, REPLACED_BY = "broader", "related", "definition", "replaced_by"
HIDDEN, OWN = "hidden", "ambiguous"
KINDS = {LabelKind.PREFERRED.value: 0, LabelKind.ALTERNATIVE.value: 1, LabelKind.HIDDEN.value: 2}


class Term(NamedTuple):
    language: str
    kind: str
    text: str
    own_language_only: bool = False


@dataclass(frozen=True)
class Told:
    """An entry. Others are named by scheme and code ("theme/inclusion"); terms stand in their order."""

    code: str
    broader: str = ""
    related: tuple[str, ...] = ()
    definition: str = ""
    replaced_by: str = ""
    terms: tuple[Term, ...] = ()
    line: int = 0  # of the file, or the place in its graph


@dataclass(frozen=True)
class File:
    """What was read. What a file has no place for stays as it is: `says` are the other things of an entry that it
    tells, `languages` those of its terms; None where it tells all of them."""

    entries: Sequence[Told]
    says: Collection[str] = (BROADER, RELATED, DEFINITION, REPLACED_BY, HIDDEN, OWN)
    languages: Collection[str] | None = None


def told_by(concept: Concept) -> Told:
    """Of a concept that was read with all that it is related to."""
    labels = sorted(concept.labels.all(), key=lambda each: (each.language, KINDS[each.kind], each.order, each.pk))
    return Told(
        code=concept.code,
        broader=concept.broader.uri if concept.broader else "",
        related=tuple(each.other.uri for each in concept.relations.all()),
        definition="\n".join(concept.definition.splitlines()).strip(),
        replaced_by=concept.replaced_by.uri if concept.replaced_by else "",
        terms=tuple(Term(each.language, each.kind, each.text, each.own_language_only) for each in labels),
    )


def held(scheme: str, codes: Collection[str] | None = None) -> list[Concept]:
    """The concepts of a vocabulary in their order, or those with these codes, as what editors keep them as. Three
    queries."""
    found = model_of(scheme).objects.of(scheme).select_related("broader", "replaced_by")
    if codes is not None:
        found = found.filter(code__in=codes)
    return list(found.prefetch_related("labels", "relations__other").order_by("order", "code"))


def vocabulary(scheme: str) -> list[Told]:
    return [told_by(concept) for concept in held(scheme)]
