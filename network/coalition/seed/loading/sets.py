"""Small rows that belong to an owner and have no identity of their own: the labels of a concept, the names of a city.

Each is its text: one that a person removed stays removed, one that a person added stays, one that left the file goes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from network.coalition.seed.memory import Memory

Member = tuple[Any, ...]


@dataclass(frozen=True)
class Belongings:
    """`fields` of the model say what a member is; `owner` is the name of the foreign key."""

    name: str
    model: type[Model]
    owner: str
    fields: tuple[str, ...]
    # Whether a person's own member forbids a new one: a concept has one preferred label in a language.
    clashes: Callable[[Member, Member], bool] = lambda _mine, _new: False

    def load(self, wanted: Mapping[str, Iterable[Member]], owners: Mapping[str, int], memory: Memory) -> None:
        """`wanted` gives the members by the owner's key, `owners` the number of each owner that is there."""
        rows, tally = memory.rows(self.name), memory.tally(self.name)
        stored = self._stored()
        new: list[Model] = []
        gone: list[int] = []
        for key, members in wanted.items():
            listed = dict.fromkeys(members)
            if key not in owners:
                tally.kept += len(listed)
                continue
            there = stored[owners[key]]
            last = [tuple(member) for member in rows[key].values["members"]] if key in rows else []
            left = [member for member in last if member not in listed and member in there]
            gone += [there.pop(member) for member in left]
            added = [
                member
                for member in listed
                if member not in there and member not in last and not any(self.clashes(mine, member) for mine in there)
            ]
            new += [self._made(owners[key], member, place) for place, member in enumerate(listed) if member in added]
            tally.created += len(added)
            tally.updated += len(left)
            tally.kept += len(listed) - len(added)
            tally.differing += sum(member not in there for member in listed) - len(added)
            members_now = sorted(([*member] for member in listed), key=str)
            memory.remember(self.name, key, owners[key], {"members": members_now})
        self.model._default_manager.filter(pk__in=gone).delete()
        self.model._default_manager.bulk_create(new, batch_size=1_000)

    def _stored(self) -> dict[int, dict[Member, int]]:
        found: dict[int, dict[Member, int]] = defaultdict(dict)
        rows = self.model._default_manager.order_by("pk").values_list(f"{self.owner}_id", "pk", *self.fields)
        for owner, number, *member in rows:
            found[owner][tuple(member)] = number
        return found

    def _made(self, owner: int, member: Member, place: int) -> Model:
        values = dict(zip(self.fields, member, strict=True)) | {f"{self.owner}_id": owner}
        if any(field.name == "order" for field in self.model._meta.fields):
            values["order"] = place
        return self.model(**values)
