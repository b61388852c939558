"""Joint projects, with the organisations, cities and practices that take part."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from cities.models import Project
from network.coalition.models import PublicationPage
from network.coalition.seed.columns import listed
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.cities import numbers_of
from network.coalition.seed.loading.kinds import Item, Rows, load
from network.coalition.seed.memory import Memory, Values
from practices.models import PracticePage

# The column of the file by the relation of the model.
RELATIONS = {
    "organisations": "organisations",
    "cities": "city_slugs",
    "practices": "practice_ids",
    "publications": "publication_ids",
}


class Projects(Rows):
    name = "project"
    model = Project
    columns = ("slug", "name", "summary", "start", "end", "source_url", "confidence", "editor_note")

    def __init__(self, memory: Memory) -> None:
        self.numbers = {
            "organisations": numbers_of("organisation", memory),
            "cities": numbers_of("city", memory),
            "practices": _told(PracticePage, "practice", memory),
            "publications": _told(PublicationPage, "publication", memory),
        }
        self.keys = {name: {number: key for key, number in found.items()} for name, found in self.numbers.items()}

    def key_of(self, found: Any) -> str:
        return str(found.slug)

    def existing(self) -> Mapping[int, Any]:
        return {project.pk: project for project in Project.objects.prefetch_related(*RELATIONS)}

    def read(self, found: Any) -> Values:
        values: dict[str, Any] = {name: getattr(found, name) for name in self.columns}
        for name in RELATIONS:
            values[name] = sorted(self.keys[name].get(each.pk, "") for each in getattr(found, name).all())
        return values

    def attributes(self, values: Values) -> dict[str, Any]:
        return {name: value for name, value in values.items() if name in self.columns}

    def create(self, items: Collection[Item]) -> Sequence[Any]:
        made = super().create(items)
        for project, (_key, values) in zip(made, items, strict=True):
            self._relate(project, values)
        return made

    def update(self, changed: Collection[tuple[Any, Values]]) -> None:
        super().update(changed)
        for project, values in changed:
            self._relate(project, values)

    def _relate(self, project: Project, values: Values) -> None:
        for name in RELATIONS:
            if name in values:
                found = self.numbers[name]
                getattr(project, name).set([found[key] for key in values[name] if key in found])


def _told(model: Any, kind: str, memory: Memory) -> dict[str, int]:
    """Numbers of records by the name that files use; the memory knows the number of the page that tells of each."""
    records = dict(model.objects.filter(alias_of=None).values_list("pk", f"{kind}_id"))
    return {key: records[row.number] for key, row in memory.rows(kind).items() if row.number in records}


def load_projects(folder: Folder, memory: Memory) -> None:
    kind = Projects(memory)
    items = [
        (
            row["slug"],
            {name: row[name] for name in kind.columns}
            | {name: sorted(listed(row[column])) for name, column in RELATIONS.items()},
        )
        for row in folder.rows("projects.csv")
    ]
    load(kind, items, memory)
