"""What records without pages say, sentence by sentence: the texts that `wordings.csv` words in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cities.models import CityRole, Membership, MembershipWording, Project, ProjectWording, RoleWording
from network.coalition.models import Consultation, ConsultationWording, Fact, FactWording
from network.coalition.seed.loading.texts import plain
from network.coalition.seed.references import LONGEST_WORDING, Known


@dataclass(frozen=True)
class Source:
    """Where a kind of record says something: in `fields` of the model, in `columns` of the file."""

    model: Any
    wording: Any
    file: str
    columns: Mapping[str, str]  # of the file, by the field

    @property
    def fields(self) -> list[str]:
        return list(self.columns)

    def longest(self, field: str) -> int:
        """What a translation of a sentence in the field may have."""
        return self.wording._meta.get_field(field).max_length or LONGEST_WORDING


SOURCES: dict[str, Source] = {
    "fact": Source(Fact, FactWording, "facts.csv", {"statement": "statement", "unit": "unit"}),
    "role": Source(CityRole, RoleWording, "roles.csv", {"note": "note"}),
    "project": Source(Project, ProjectWording, "projects.csv", {"summary": "summary"}),
    "membership": Source(Membership, MembershipWording, "cities.csv", {"evidence_note": "evidence_note"}),
    "consultation": Source(
        Consultation,
        ConsultationWording,
        "consultations.json",
        {"title": "title", "summary": "summary", "outcome": "outcome"},
    ),
}


def sentences(text: str) -> list[str]:
    """Each line is a sentence of its own; rich text that holds more than paragraphs is one."""
    return [line for line in plain(text).split("\n") if line.strip()]


def add_stored(known: Known) -> None:
    for kind, source in SOURCES.items():
        for row in source.model.objects.values(*source.fields):
            _add(known, kind, row.items())


def add_coming(known: Known, entries: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
    """`entries` of a folder by the name of their file: rows of a table, objects of a document."""
    for kind, source in SOURCES.items():
        for entry in entries.get(source.file, ()):
            _add(known, kind, ((field, entry.get(column)) for field, column in source.columns.items()))


def _add(known: Known, kind: str, told: Iterable[tuple[str, Any]]) -> None:
    for field, value in told:
        for sentence in _each(value):
            known.add_text(kind, sentence, SOURCES[kind].longest(field))


def _each(value: Any) -> Iterator[str]:
    """A text, or a list of them; anything else is another fault's business."""
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str):
            yield from sentences(text)
