"""What a file would change in the glossary, told first and then done as a whole. What the file does not name stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from network.base.models import Concept, ConceptLabel, GlossaryEntry, LabelKind, Scheme
from network.coalition.seed.columns import Cells
from network.coalition.seed.loading.vocabularies import GLOSSARY_COLUMNS, terms_of
from search import sync

Key = tuple[str, str]  # language and text
Told = tuple[str, bool]  # kind, only in its own language


@dataclass(frozen=True)
class Wanted:
    """An entry as a file tells it. `languages`: in those the file tells every term, in others none."""

    code: str
    theme: str
    terms: Mapping[Key, Told]
    languages: Collection[str]
    with_hidden: bool = False


@dataclass
class Change:
    """Of one entry. `marked`: terms that stay, told in another way."""

    wanted: Wanted
    is_new: bool = False
    new_theme: bool = False
    added: list[Key] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)
    marked: list[Key] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.is_new or self.new_theme or self.added or self.removed or self.marked)


def wanted_of(rows: Sequence[Cells]) -> list[Wanted]:
    """The rows of a table: it knows no hidden words."""
    return [
        Wanted(
            code=row["code"],
            theme=row["broader_theme"],
            terms={(language, text): (str(kind), own) for language, kind, text, own in terms_of(row)},
            languages=tuple(GLOSSARY_COLUMNS.values()),
        )
        for row in rows
    ]


def changes(entries: Sequence[Wanted]) -> list[Change]:
    """Only of entries that would change. Three queries, whatever their number."""
    codes = [entry.code for entry in entries]
    held = {
        entry.code: entry
        for entry in GlossaryEntry.objects.filter(code__in=codes).select_related("broader").prefetch_related("labels")
    }
    return [change for entry in entries if (change := _change(entry, held.get(entry.code)))]


def _change(wanted: Wanted, entry: GlossaryEntry | None) -> Change:
    change = Change(wanted, is_new=entry is None)
    held = {(row.language, row.text): row for row in entry.labels.all()} if entry else {}
    if entry and (entry.broader.code if entry.broader else "") != wanted.theme:
        change.new_theme = True
    for key, told in wanted.terms.items():
        if key not in held:
            change.added.append(key)
        elif (held[key].kind, held[key].own_language_only) != told:
            change.marked.append(key)
    for key, row in held.items():
        is_told = key[0] in wanted.languages and (wanted.with_hidden or row.kind != LabelKind.HIDDEN)
        if is_told and key not in wanted.terms:
            change.removed.append(key)
    return change


@transaction.atomic
def apply(found: Sequence[Change], user: Any = None) -> int:
    """All of them or none; how many entries changed."""
    themes = {theme.code: theme for theme in Concept.objects.of(Scheme.THEME)}
    last = GlossaryEntry.objects.aggregate(last=Max("order"))["last"] or 0
    held = {entry.code: entry for entry in GlossaryEntry.objects.filter(code__in=[each.wanted.code for each in found])}
    for change in found:
        code, theme = change.wanted.code, themes.get(change.wanted.theme)
        entry = held.get(code)
        if entry is None:
            last += 1
            entry = GlossaryEntry.objects.create(code=code, broader=theme, order=last)
        elif change.new_theme:
            entry.broader = theme
            entry.save(update_fields=["broader"])
        _write(entry, change)
        log(entry, "wagtail.create" if change.is_new else "wagtail.edit", user=user)
    sync.terms_changed(f"{Scheme.GLOSSARY.value}/{change.wanted.code}" for change in found)
    return len(found)


def _write(entry: GlossaryEntry, change: Change) -> None:
    """What goes or steps back first: a language has one preferred term at any time."""
    rows = {(row.language, row.text): row for row in entry.labels.all()}
    ConceptLabel.objects.filter(pk__in=[rows[key].pk for key in change.removed]).delete()
    places = {key: place for place, key in enumerate(change.wanted.terms)}
    for key in sorted(change.marked, key=lambda key: change.wanted.terms[key][0] == LabelKind.PREFERRED):
        rows[key].kind, rows[key].own_language_only = change.wanted.terms[key]
        rows[key].save()
    ConceptLabel.objects.bulk_create(
        ConceptLabel(
            concept_id=entry.pk,
            language=key[0],
            text=key[1],
            kind=change.wanted.terms[key][0],
            own_language_only=change.wanted.terms[key][1],
            order=places[key],
        )
        for key in change.added
    )
