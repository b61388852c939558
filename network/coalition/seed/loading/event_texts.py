"""What the pages of events tell in sentences, with their missions, facts and related entries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from network.coalition.models import EventPage, Fact, ItemKind
from network.coalition.seed.folder import Folder
from network.coalition.seed.formats.events import NAME, PARAGRAPHS, RELATED
from network.coalition.seed.loading.cities import Codes
from network.coalition.seed.loading.events import items, records_of
from network.coalition.seed.loading.kinds import Item, load
from network.coalition.seed.loading.pages import Pages
from network.coalition.seed.loading.texts import plain, rich
from network.coalition.seed.memory import Memory, Values

EVENT = "event"
PLAIN = ("summary", "time_zone")


class EventTexts(Pages):
    """Pages that the events' own rows made: none is made here."""

    name = "text of an event"
    model = EventPage

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.missions = Codes("mission")
        self.facts = dict(Fact.objects.values_list("key", "pk"))
        self.records = {kind: records_of(kind, memory) for kind in RELATED}
        self.names = {
            kind: {number: f"{kind}:{key}" for key, number in found.items()} for kind, found in self.records.items()
        }
        self.keys_of_pages = {row.number: key for key, row in memory.rows(EVENT).items()}
        self.there = set(self.existing())

    def key_of(self, found: Any) -> str:
        return self.keys_of_pages.get(found.pk, "")

    def parent(self, values: Values) -> None:
        return None

    def create(self, items: Collection[Item]) -> Sequence[Any]:
        return []

    def read(self, found: Any) -> Values:
        related = (item for item in found.items.all() if item.relation == ItemKind.RELATED)
        return {
            **{name: getattr(found, name) for name in PLAIN},
            **{name: plain(getattr(found, name)) for name in PARAGRAPHS},
            "missions": sorted(concept.code for concept in found.missions.all()),
            "facts": sorted(fact.key for fact in found.facts.all()),
            "related": [self._name(item) for item in related],
        }

    def _name(self, item: Any) -> str:
        found = (self.names[kind].get(getattr(item, f"{kind}_id"), "") for kind in RELATED)
        return next((name for name in found if name), "")

    def write(self, page: Any, values: Values) -> None:
        for name, value in values.items():
            if name in PLAIN:
                setattr(page, name, value)
            elif name in PARAGRAPHS:
                setattr(page, name, rich(value))
        if "missions" in values:
            page.missions = [self.missions.numbers[code] for code in values["missions"]]
        if "facts" in values:
            page.facts = [self.facts[key] for key in values["facts"]]
        if "related" in values:
            kept = [item for item in page.items.all() if item.relation != ItemKind.RELATED]
            page.items = [*kept, *items(values["related"], self.records, ItemKind.RELATED)]


def load_event_texts(folder: Folder, memory: Memory) -> None:
    kind = EventTexts(memory)
    document = folder.documents.get(NAME)
    told = document.value["events"] if document else []
    there = {key for number, key in kind.keys_of_pages.items() if number in kind.there}
    load(kind, [(event["id"], _values(event, kind)) for event in told if event["id"] in there], memory)


def _values(event: Mapping[str, Any], kind: EventTexts) -> Values:
    """Only what is told: what a row leaves out is left to the editors."""
    values: dict[str, Any] = {name: event[name] for name in PLAIN if name in event}
    values |= {name: "\n".join(event[name]) for name in PARAGRAPHS if name in event}
    if "missions" in event:
        values["missions"] = sorted({kind.missions.current(code) for code in event["missions"]})
    if "facts" in event:
        values["facts"] = sorted(key for key in event["facts"] if key in kind.facts)
    if "related" in event:
        values["related"] = [name for name in event["related"] if _has_record(name, kind)]
    return values


def _has_record(name: str, kind: EventTexts) -> bool:
    target, _, key = name.partition(":")
    return key in kind.records[target]
