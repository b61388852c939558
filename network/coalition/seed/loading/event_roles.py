"""What cities do in events: the edges of `roles.csv` whose object is an event."""

from __future__ import annotations

from typing import Any

from network.coalition.models import EventRole
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.cities import Codes, numbers_of
from network.coalition.seed.loading.events import records_of
from network.coalition.seed.loading.kinds import Rows, load
from network.coalition.seed.memory import Memory, Values

COLUMNS = ("since", "until", "attested_on", "source_url", "note")


class EventRoles(Rows):
    name = "role in an event"
    model = EventRole

    def __init__(self, memory: Memory) -> None:
        self.kinds = Codes("role-kind")
        self.cities, self.events = numbers_of("city", memory), records_of("event", memory)
        self.slugs = {number: slug for slug, number in self.cities.items()}
        self.keys = {number: key for key, number in self.events.items()}

    def key_of(self, found: Any) -> str:
        return "|".join(str(self.read(found)[name]) for name in ("city", "event", "role"))

    def read(self, found: Any) -> Values:
        return {name: getattr(found, name) for name in COLUMNS} | {
            "city": self.slugs.get(found.city_id, ""),
            "event": self.keys.get(found.event_id, ""),
            "role": self.kinds.codes.get(found.role_id, ""),
        }

    def attributes(self, values: Values) -> dict[str, Any]:
        found = {name: values[name] for name in COLUMNS if name in values}
        if "city" in values:  # ends of an edge are its key: they are written once
            found |= {
                "city_id": self.cities[values["city"]],
                "event_id": self.events[values["event"]],
                "role_id": self.kinds.numbers[values["role"]],
            }
        return found


def load_event_roles(folder: Folder, memory: Memory) -> None:
    kind = EventRoles(memory)
    rows = [row for row in folder.rows("roles.csv") if row["object_kind"] == "event"]
    items = {
        "|".join((row["subject"], row["object"], kind.kinds.current(row["role"]))): {
            "city": row["subject"],
            "event": row["object"],
            "role": kind.kinds.current(row["role"]),
            "since": row["from"],
            "until": row["to"],
            **{name: row[name] for name in ("attested_on", "source_url", "note")},
        }
        for row in rows
        if row["subject"] in kind.cities and row["object"] in kind.events
    }
    load(kind, items.items(), memory)
