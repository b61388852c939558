"""A kind of thing that the seed writes: what its rows say, how an object is found, read, made and changed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import Model

from network.coalition.seed.memory import Memory, Values, merge

Item = tuple[str, Values]


class Kind(ABC):
    """`name` is what the memory and the report call it."""

    name: ClassVar[str]

    @abstractmethod
    def existing(self) -> Mapping[int, Any]:
        """All objects by their number."""

    @abstractmethod
    def key_of(self, found: Any) -> str:
        """The key under which a file would name an object that the seed did not make."""

    @abstractmethod
    def read(self, found: Any) -> Values: ...

    @abstractmethod
    def create(self, items: Collection[Item]) -> Sequence[Any]:
        """Makes the objects of new rows, in the order of the rows."""

    @abstractmethod
    def update(self, changed: Collection[tuple[Any, Values]]) -> None:
        """Writes the fields that changed."""

    def is_open(self, found: Any) -> bool:
        """Whether the seed may change an object at all now."""
        return True


def load(kind: Kind, items: Iterable[Item], memory: Memory) -> None:
    """Makes what is new; changes what nobody else has changed; leaves what a person deleted."""
    rows, objects, tally = memory.rows(kind.name), kind.existing(), memory.tally(kind.name)
    numbers: dict[str, int] = {}
    new: list[Item] = []
    changed: list[tuple[Any, Values]] = []
    for key, wanted in items:
        row = rows.get(key)
        if row is None:
            numbers = numbers or {kind.key_of(found): number for number, found in objects.items()}
        number = row.number if row else numbers.get(key)
        found = objects.get(number) if number else None
        if found is None:
            if row is None:
                new.append((key, wanted))
            else:
                tally.kept += 1
                tally.differing += 1
            continue
        last = row.values if row else {}
        outcome = merge(last, kind.read(found), wanted)
        changes = outcome.changes if kind.is_open(found) else {}
        memory.remember(kind.name, key, number, outcome.remembered if changes == outcome.changes else last)
        tally.differing += outcome.is_kept or changes != outcome.changes
        if changes:
            tally.updated += 1
            changed.append((found, changes))
        else:
            tally.kept += 1
    for (key, wanted), made in zip(new, kind.create(new), strict=True):
        memory.remember(kind.name, key, made.pk, wanted)
        memory.touched.append(made)
        tally.created += 1
    kind.update(changed)
    memory.touched += [found for found, _changes in changed]


class Rows(Kind):
    """Objects of one model whose fields are written as they are said; related ones go by number in the database."""

    model: ClassVar[type[Model]]

    def existing(self) -> Mapping[int, Any]:
        return {found.pk: found for found in self.model._default_manager.order_by("pk")}

    @abstractmethod
    def attributes(self, values: Values) -> dict[str, Any]:
        """The values of a row as attributes of the model."""

    def create(self, items: Collection[Item]) -> Sequence[Any]:
        made = [self.model(**self.attributes(values)) for _key, values in items]
        self.model._default_manager.bulk_create(made, batch_size=500)
        return made

    def update(self, changed: Collection[tuple[Any, Values]]) -> None:
        for found, values in changed:
            attributes = self.attributes(values)
            for name, value in attributes.items():
                setattr(found, name, value)
            found.save(update_fields=list(attributes))
