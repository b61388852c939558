"""Consultations of events; their questions and answers are the editors' and the visitors' alone."""

from __future__ import annotations

from typing import Any

from network.coalition.models import Consultation
from network.coalition.seed.folder import Folder
from network.coalition.seed.formats.consultations import NAME
from network.coalition.seed.loading.events import records_of
from network.coalition.seed.loading.kinds import Rows, load
from network.coalition.seed.loading.texts import plain, rich
from network.coalition.seed.memory import Memory, Values

PLAIN = ("slug", "title", "held_on", "source_url")
TEXTS = ("summary", "outcome")


class Consultations(Rows):
    name = "consultation"
    model = Consultation

    def __init__(self, memory: Memory) -> None:
        self.events = records_of("event", memory)
        self.keys = {number: key for key, number in self.events.items()}

    def key_of(self, found: Any) -> str:
        return str(found.slug)

    def read(self, found: Any) -> Values:
        texts = {name: plain(getattr(found, name)) for name in TEXTS}
        return {name: getattr(found, name) for name in PLAIN} | texts | {"event": self.keys.get(found.event_id, "")}

    def attributes(self, values: Values) -> dict[str, Any]:
        found = {name: rich(value) if name in TEXTS else value for name, value in values.items() if name != "event"}
        return found | ({"event_id": self.events[values["event"]]} if "event" in values else {})


def load_consultations(folder: Folder, memory: Memory) -> None:
    """Those of events that are there."""
    document = folder.documents.get(NAME)
    kind = Consultations(memory)
    told = document.value["consultations"] if document else []
    load(kind, [(each["id"], _values(each)) for each in told if each["event"] in kind.events], memory)


def _values(told: Any) -> Values:
    texts = {name: "\n".join(told.get(name, ())) for name in TEXTS}
    return texts | {
        "slug": told["id"],
        "event": told["event"],
        "title": told["title"],
        "held_on": told.get("held_on", ""),
        "source_url": told.get("source_url", ""),
    }
