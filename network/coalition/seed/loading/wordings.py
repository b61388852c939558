"""Texts of records without pages in other languages. A record is worded whole in a language or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from wagtail.fields import RichTextField

from cities.models import MembershipWording, ProjectWording, RoleWording
from network.coalition.models import ConsultationWording, FactWording
from network.coalition.seed.folder import Folder
from network.coalition.seed.formats.translations import LANGUAGES
from network.coalition.seed.loading.kinds import Item, Rows, load
from network.coalition.seed.loading.texts import plain, rich
from network.coalition.seed.memory import Memory, Values
from network.coalition.seed.sentences import SOURCES, sentences

ENDS = ("record", "language")  # written once


class Wordings(Rows):
    """By language and the number of the record: `es/12`."""

    def key_of(self, found: Any) -> str:
        return f"{found.language}/{found.record_id}"

    def read(self, found: Any) -> Values:
        texts = {field.name: plain(getattr(found, field.name)) for field in _texts(self.model)}
        return texts | {"record": found.record_id, "language": found.language}

    def attributes(self, values: Values) -> dict[str, Any]:
        """What the machine says anew, nobody has read."""
        rich_ones = {field.name for field in _texts(self.model) if isinstance(field, RichTextField)}
        found = {name: rich(text) if name in rich_ones else text for name, text in values.items() if name not in ENDS}
        ends = {"record_id": values["record"], "language": values["language"]} if "record" in values else {}
        return found | ends | {"is_reviewed": False}


class FactWordings(Wordings):
    name, model = "text of a fact in another language", FactWording


class RoleWordings(Wordings):
    name, model = "text of a role in another language", RoleWording


class ProjectWordings(Wordings):
    name, model = "text of a project in another language", ProjectWording


class MembershipWordings(Wordings):
    name, model = "text of a membership in another language", MembershipWording


class ConsultationWordings(Wordings):
    name, model = "text of a consultation in another language", ConsultationWording


KINDS: dict[str, type[Wordings]] = {
    "fact": FactWordings,
    "role": RoleWordings,
    "project": ProjectWordings,
    "membership": MembershipWordings,
    "consultation": ConsultationWordings,
}


def _texts(model: Any) -> list[Any]:
    own = ("id", "is_reviewed", *ENDS)
    return [field for field in model._meta.concrete_fields if field.name not in own]


def load_wordings(folder: Folder, memory: Memory) -> None:
    said: dict[str, dict[str, Mapping[str, str]]] = defaultdict(dict)
    for row in folder.rows("wordings.csv"):
        said[row["kind"]][row["text"]] = row
    for kind, rows in said.items():
        load(KINDS[kind](), _items(kind, rows), memory)


def _items(kind: str, rows: Mapping[str, Mapping[str, str]]) -> Iterator[Item]:
    """Only records that speak English, and whose every sentence is there."""
    source = SOURCES[kind]
    for record in source.model.objects.order_by("pk"):
        texts = {name: sentences(getattr(record, name)) for name in source.fields}
        told = {each for lines in texts.values() for each in lines}
        if record.own_language == settings.LANGUAGE_CODE and told and told <= set(rows):
            for language in LANGUAGES:
                worded = {name: "\n".join(rows[line][language] for line in lines) for name, lines in texts.items()}
                yield f"{language}/{record.pk}", worded | {"record": record.pk, "language": language}
