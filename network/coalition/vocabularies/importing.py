"""What a file would change in a vocabulary, told first and then done as a whole. What the file does not name stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from network.base.models import Concept, ConceptLabel, ConceptRelation, LabelKind
from network.coalition.vocabularies.entries import (
    BROADER,
    DEFINITION,
    HIDDEN,
    OWN,
    RELATED,
    REPLACED_BY,
    File,
    Term,
    Told,
    held,
    told_by,
)
from search import sync
from search.analysis import renew_lexicon

Key = tuple[str, str]  # language and text


@dataclass
class Change:
    """Of one entry. `new`: what is told otherwise beside its terms; `marked`: terms that stay, told in another way."""

    wanted: Told
    before: Told
    terms: Collection[Term]  # all that it has then
    is_new: bool = False
    new: list[str] = field(default_factory=list)
    added: list[Key] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)
    marked: list[Key] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.is_new or self.new or self.added or self.removed or self.marked)

    @property
    def told(self) -> list[tuple[str, str]]:
        """What is new beside the terms, by its name in the forms, and what it is then."""
        names = {RELATED: ConceptRelation._meta.verbose_name_plural}
        values = ((names.get(name) or Concept._meta.get_field(name).verbose_name, name) for name in self.new)
        told = ((str(label), getattr(self.wanted, name)) for label, name in values)
        return [(label, ", ".join(value) if isinstance(value, tuple) else value) for label, value in told]


def changes(scheme: str, file: File) -> list[Change]:
    """Only of entries that would change. Four queries, whatever their number."""
    now = {each.code: told_by(each) for each in held(scheme, [each.code for each in file.entries])}
    return [change for each in file.entries if (change := _change(each, now.get(each.code), file))]


def _change(wanted: Told, entry: Told | None, file: File) -> Change:
    before = entry or Told(wanted.code)
    terms = {*_as_told(wanted, before, file), *(each for each in before.terms if not _is_told(each, file))}
    change = Change(wanted, before, terms, is_new=entry is None)
    parts = (name for name in (BROADER, RELATED, DEFINITION, REPLACED_BY) if name in file.says)
    change.new = [name for name in parts if getattr(wanted, name) != getattr(before, name)]
    gone, come = _keys({*before.terms} - terms), _keys(terms - {*before.terms})
    change.marked = [key for key in come if key in gone]
    change.added = [key for key in come if key not in gone]
    change.removed = [key for key in gone if key not in come]
    return change


def _as_told(wanted: Told, before: Told, file: File) -> Iterable[Term]:
    """A file that does not say which terms are for their own language only leaves that as it is."""
    if OWN in file.says:
        return wanted.terms
    own = {each[:3] for each in before.terms if each.own_language_only}
    return [each._replace(own_language_only=each[:3] in own) for each in wanted.terms]


def _is_told(term: Term, file: File) -> bool:
    if term.kind == LabelKind.HIDDEN:
        return HIDDEN in file.says
    return file.languages is None or term.language in file.languages


def _keys(terms: Collection[Term]) -> list[Key]:
    return sorted({(each.language, each.text) for each in terms})


@transaction.atomic
def apply(scheme: str, found: Sequence[Change], user: Any = None) -> int:
    """All of them or none; how many entries changed. What is found follows once, at the end."""
    with sync.collected():
        _create(scheme, [change.wanted.code for change in found if change.is_new])
        entries = {entry.code: entry for entry in held(scheme, [change.wanted.code for change in found])}
        numbers = _numbers({uri for change in found for uri in _others(change.wanted)})
        for change in found:
            entry = entries[change.wanted.code]
            _write_terms(entry, change)
            _write_entry(entry, change, numbers)
            log(entry, "wagtail.create" if change.is_new else "wagtail.edit", user=user)
        sync.terms_changed(f"{scheme}/{change.wanted.code}" for change in found)
    if found:
        renew_lexicon()
    return len(found)


def _create(scheme: str, codes: Sequence[str]) -> None:
    """Behind those that are there, in the order of the file."""
    last = Concept.objects.of(scheme).aggregate(last=Max("order"))["last"] or 0
    Concept.objects.bulk_create(Concept(scheme=scheme, code=code, order=last + n) for n, code in enumerate(codes, 1))


def _others(wanted: Told) -> Sequence[str]:
    return (wanted.broader, wanted.replaced_by, *wanted.related)


def _numbers(uris: Collection[str]) -> dict[str, int]:
    """Of the concepts that a file names, those of the file too. One query."""
    rows = Concept.objects.filter(code__in={uri.partition("/")[2] for uri in uris}).values_list("scheme", "code", "pk")
    return {f"{scheme}/{code}": number for scheme, code, number in rows}


def _write_entry(entry: Concept, change: Change, numbers: Mapping[str, int]) -> None:
    """The entry is saved whatever is new of it: who tells of it learns of its terms by that."""
    wanted = change.wanted
    if RELATED in change.new:
        ConceptRelation.objects.filter(concept_id=entry.pk).delete()
        related = [ConceptRelation(concept_id=entry.pk, other_id=numbers[uri]) for uri in wanted.related]
        ConceptRelation.objects.bulk_create(related)
    if BROADER in change.new:
        entry.broader_id = numbers.get(wanted.broader)
    if REPLACED_BY in change.new:
        entry.replaced_by_id = numbers.get(wanted.replaced_by)
    if DEFINITION in change.new:
        entry.definition = wanted.definition
    entry.save(update_fields=["broader", "replaced_by", "definition"])


def _write_terms(entry: Concept, change: Change) -> None:
    """What goes or steps back first: a language has one preferred term at any time."""
    rows = {Term(row.language, row.kind, row.text, row.own_language_only): row for row in entry.labels.all()}
    ConceptLabel.objects.filter(pk__in=[row.pk for term, row in rows.items() if term not in change.terms]).delete()
    places = {term: place for place, term in enumerate(change.wanted.terms)}
    ConceptLabel.objects.bulk_create(
        ConceptLabel(concept_id=entry.pk, order=places.get(term, len(places)), **term._asdict())
        for term in sorted(change.terms, key=lambda each: places.get(each, len(places)))
        if term not in rows
    )
