"""Events: a record with its page, below the list of events or below the event that it is a part of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from wagtail.models import Page

from cities.models import Organisation
from network.coalition.models import (
    Event,
    EventFigure,
    EventIndexPage,
    EventItem,
    EventLink,
    EventPage,
    EventParty,
    ItemKind,
    PartKind,
    PublicationPage,
)
from network.coalition.seed.columns import listed
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.cities import Codes, numbers_of
from network.coalition.seed.loading.kinds import Item, load
from network.coalition.seed.loading.pages import Pages
from network.coalition.seed.memory import Memory, Values
from network.coalition.seed.trees import index_of
from practices.models import PracticePage

NAME = "event"
PLAIN = ("title", "slug", "alternative_titles", "start", "end", "place", "attendance", "audience", "website")
ORIGIN = ("is_coalition_event", "source_url", "confidence")
SETS = {"topics": "theme", "formats": "session-kind"}
ATTENDANCE = {"yes": "online", "no": "in-person", "": ""}
# `20 member cities (the Coalition, June 2025)`: what is said, and who says so.
FIGURE = re.compile(r"(?P<statement>.+) \((?P<source>[^()]+)\)", re.DOTALL)
# Pages that tell the records which an event may name, with the field that leads to the record.
TARGETS = {
    "practice": (PracticePage, "practice_id"),
    "publication": (PublicationPage, "publication_id"),
    "event": (EventPage, "event_id"),
}


def records_of(kind: str, memory: Memory) -> dict[str, int]:
    """Numbers of the records that files name, whatever a person has renamed."""
    model, field = TARGETS[kind]
    pages = dict(model._default_manager.filter(alias_of=None).values_list("pk", field))
    return {key: pages[row.number] for key, row in memory.rows(kind).items() if row.number in pages}


class Events(Pages):
    name = NAME
    model = EventPage
    joined = ("event",)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory
        self.codes = {name: Codes(scheme) for name, scheme in SETS.items()}
        self.numbers = {kind: numbers_of(kind, memory) for kind in ("city", "organisation")}
        self.keys = {kind: {number: key for key, number in found.items()} for kind, found in self.numbers.items()}
        forums = Organisation.objects.filter(organisation_kind__code="forum")
        self.forums = set(forums.values_list("pk", flat=True))
        self.records = {kind: records_of(kind, memory) for kind in ("practice", "publication")}
        self.names = {
            kind: {number: f"{kind}:{key}" for key, number in found.items()} for kind, found in self.records.items()
        }
        self.keys_of_pages = {row.number: key for key, row in memory.rows(NAME).items()}
        self.index_page = index_of(EventIndexPage)
        self.pages: dict[str, Page] = {}

    def existing(self) -> Mapping[int, Any]:
        found = super().existing()
        self.pages = {self.keys_of_pages.get(page.pk, page.slug): page for page in found.values()}
        self.keys_of_paths = {page.path: key for key, page in self.pages.items()}
        return found

    def parent(self, values: Values) -> Page | None:
        return self.pages.get(values["parent"]) or self.index_page

    def read(self, found: Any) -> Values:
        values = {name: getattr(found, name) for name in (*PLAIN, *ORIGIN)}
        for name in SETS:
            values[name] = sorted(concept.code for concept in getattr(found, name).all())
        outputs = (item for item in found.items.all() if item.relation == ItemKind.OUTPUT)
        parties = list(found.parties.all())
        return values | {
            "parent": self.keys_of_paths.get(found.path[: -Page.steplen], ""),
            "host_city": self.keys["city"].get(found.host_city_id, ""),
            "organisers": [self._party(each) for each in parties if each.part == PartKind.ORGANISER],
            "partners": [self._party(each) for each in parties if each.part != PartKind.ORGANISER],
            "figures": [[each.statement, each.source_name, each.source_url] for each in found.figures.all()],
            "links": [link.url for link in found.web_links.all()],
            "outputs": [self._item(item) for item in outputs],
            "editor_note": found.event.editor_note,
        }

    def _party(self, party: Any) -> str:
        city = self.keys["city"].get(party.city_id, "")
        return city or self.keys["organisation"].get(party.organisation_id, "")

    def _item(self, item: Any) -> str:
        practice = self.names["practice"].get(item.practice_id, "")
        return practice or self.names["publication"].get(item.publication_id, "")

    def write(self, page: Any, values: Values) -> None:
        for name, value in values.items():
            if name in (*PLAIN, *ORIGIN):
                setattr(page, name, value)
        if "host_city" in values:
            page.host_city_id = self.numbers["city"].get(values["host_city"])

    def create(self, items: Collection[Item]) -> Sequence[Any]:
        """An event stands below the one that it is a part of, which is made first."""
        coming = dict(items)
        made = {key: self._made(key, coming) for key in coming}
        self.publish([(made[key], values) for key, values in items])
        return [made[key] for key, _values in items]

    def _made(self, key: str, coming: Mapping[str, Values]) -> Page:
        if key not in self.pages:
            parent = coming[key]["parent"]
            if parent in coming:
                self._made(parent, coming)
            self.pages[key] = self.add(coming[key])
        return self.pages[key]

    def publish(self, pages: Collection[tuple[Any, Values]]) -> None:
        for page, values in pages:
            if "editor_note" in values:
                Event.objects.filter(pk=page.event_id).update(editor_note=values["editor_note"])
            for name, codes in self.codes.items():
                if name in values:
                    setattr(page, name, [codes.numbers[code] for code in values[name]])
            self._write_parts(page, values)
        super().publish(pages)

    def _write_parts(self, page: Any, values: Values) -> None:
        if {"organisers", "partners"} & set(values):
            page.parties = list(self._parties({**self.read(page), **values}))
        if "figures" in values:
            page.figures = [
                EventFigure(statement=statement, source_name=name, source_url=url, sort_order=place)
                for place, (statement, name, url) in enumerate(values["figures"])
            ]
        if "links" in values:
            page.web_links = [EventLink(url=url, sort_order=place) for place, url in enumerate(values["links"])]
        if "outputs" in values:
            kept = [item for item in page.items.all() if item.relation != ItemKind.OUTPUT]
            page.items = [*items(values["outputs"], self.records, ItemKind.OUTPUT), *kept]

    def _parties(self, values: Values) -> Iterator[EventParty]:
        named = [(PartKind.ORGANISER, key) for key in values["organisers"]]
        named += [(PartKind.PARTNER, key) for key in values["partners"]]
        for place, (part, key) in enumerate(named):
            city, organisation = (self.numbers[kind].get(key) for kind in ("city", "organisation"))
            if organisation and not city and part == PartKind.PARTNER and organisation in self.forums:
                part = PartKind.FORUM
            if city or organisation:
                yield EventParty(
                    part=part, city_id=city, organisation_id=None if city else organisation, sort_order=place
                )

    def update(self, changed: Collection[tuple[Any, Values]]) -> None:
        super().update(changed)
        for page, values in changed:
            target = self.parent(values) if "parent" in values else None
            if target is not None:
                page.move(target, pos="last-child")


def items(named: Iterable[str], records: Mapping[str, Mapping[str, int]], relation: str) -> Iterator[EventItem]:
    """Other entries by `kind:key`; one that is not there is left out."""
    for place, name in enumerate(named):
        kind, _, key = name.partition(":")
        if number := records[kind].get(key):
            yield EventItem(**{f"{kind}_id": number, "relation": relation, "sort_order": place})


def load_events(folder: Folder, memory: Memory) -> None:
    kind = Events(memory)
    there = kind.index_page is not None
    rows = [row for row in folder.rows("events.csv") if there or row["id"] in memory.rows(NAME)]
    load(kind, [(row["id"], _values(row, kind)) for row in rows], memory)


def _values(row: Mapping[str, str], kind: Events) -> Values:
    return {
        "title": row["title"],
        "slug": row["id"],
        "alternative_titles": "\n".join(listed(row["alternative_titles"])),
        **{name: row[name] for name in ("start", "end", "place", "audience", "source_url", "confidence")},
        "attendance": ATTENDANCE[row["online"]],
        "website": row["url"],
        "is_coalition_event": row["coalition_event"] == "yes",
        **{name: sorted({codes.current(code) for code in listed(row[name])}) for name, codes in kind.codes.items()},
        "parent": row["parent_event"],
        "host_city": row["host_city_slug"] if row["host_city_slug"] in kind.numbers["city"] else "",
        **{name: [key for key in listed(row[name]) if _is_there(key, kind)] for name in ("organisers", "partners")},
        "figures": [_figure(row)] if row["figures"] else [],
        "links": [url for url in listed(row["links"]) if url not in (row["url"], row["source_url"])],
        "outputs": [name for name in listed(row["outputs"]) if _has_record(name, kind)],
        "editor_note": row["editor_note"],
    }


def _is_there(key: str, kind: Events) -> bool:
    return any(key in numbers for numbers in kind.numbers.values())


def _has_record(name: str, kind: Events) -> bool:
    target, _, key = name.partition(":")
    return key in kind.records[target]


def _figure(row: Mapping[str, str]) -> list[str]:
    found = FIGURE.fullmatch(row["figures"])
    if not found:
        return [row["figures"], "", row["source_url"]]
    return [found["statement"], found["source"], row["source_url"]]
