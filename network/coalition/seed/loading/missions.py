"""The list of missions with what was agreed, and a page for each mission under its official title."""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping
from typing import Any

from network.base import formats
from network.coalition.models import MissionIndexPage, MissionPage
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.cities import Codes
from network.coalition.seed.loading.kinds import load
from network.coalition.seed.loading.pages import Pages
from network.coalition.seed.loading.texts import plain, rich
from network.coalition.seed.memory import Memory, Values
from network.coalition.seed.trees import index_of

PLAIN = ("title", "slug", "summary", "alternative_titles", "source_url", "confidence")
SETS = {"themes": "theme", "principles": "principle"}
DOCUMENT = "missions.json"


class MissionPages(Pages):
    name = "page of a mission"
    model = MissionPage

    def __init__(self) -> None:
        super().__init__()
        self.index = index_of(MissionIndexPage)
        self.codes = {scheme: Codes(scheme) for scheme in ("mission", *SETS.values())}

    def parent(self, values: Values) -> Any:
        return self.index

    def key_of(self, found: Any) -> str:
        return self.codes["mission"].codes.get(found.mission_id, "")

    def read(self, found: Any) -> Values:
        sets = {name: sorted(each.code for each in getattr(found, name).all()) for name in SETS}
        plain_values = {name: getattr(found, name) for name in PLAIN}
        return plain_values | sets | {"why": plain(found.why), "mission": self.key_of(found)}

    def write(self, page: Any, values: Values) -> None:
        for name, value in values.items():
            if name == "mission":
                page.mission_id = self.codes["mission"].numbers[value]
            elif name == "why":
                page.why = rich(value)
            elif name in PLAIN:
                setattr(page, name, value)

    def publish(self, pages: Collection[tuple[Any, Values]]) -> None:
        for page, values in pages:
            for name, scheme in SETS.items():
                if name in values:
                    setattr(page, name, [self.codes[scheme].numbers[code] for code in values[name]])
        super().publish(pages)


def load_mission_pages(folder: Folder, memory: Memory) -> None:
    document = folder.documents.get(DOCUMENT)
    kind = MissionPages()
    if document is None:
        return
    items = [
        (item["slug"], _values(item, document.value["confidence"], kind))
        for item in document.value["missions"]
        if kind.index is not None or item["slug"] in memory.rows(kind.name)
    ]
    load(kind, items, memory)


def _values(item: Mapping[str, Any], confidence: str, kind: MissionPages) -> dict[str, Any]:
    return {
        "title": item["official_title"],
        "slug": item["slug"],
        "summary": item["gist"],
        "why": item.get("why", ""),
        "alternative_titles": "\n".join(item["alternative_titles"]),
        "source_url": item["source_url"],
        "confidence": confidence,
        "mission": kind.codes["mission"].current(item["slug"]),
        "themes": sorted({kind.codes["theme"].current(code) for code in item["themes"]}),
        "principles": sorted({kind.codes["principle"].current(code) for code in item["suggested_principles"]}),
    }


class MissionIndex(Pages):
    """What the Coalition agreed for all missions together."""

    name = "list of missions"
    model = MissionIndexPage

    def key_of(self, found: Any) -> str:
        return DOCUMENT

    def read(self, found: Any) -> Values:
        return {"introduction": found.introduction, "source_url": found.source_url}

    def parent(self, values: Values) -> None:
        """It stands from the first migration on; one that a person deleted is not made again."""

    def write(self, page: Any, values: Values) -> None:
        for name, value in values.items():
            setattr(page, name, value)


def load_mission_index(folder: Folder, memory: Memory) -> None:
    document = folder.documents.get(DOCUMENT)
    index = index_of(MissionIndexPage)
    if document is None or index is None:
        return
    values = {
        "introduction": _introduction(document.value),
        "source_url": document.value["horizon"]["source_url"],
    }
    load(MissionIndex(), [(DOCUMENT, values)], memory)


def _introduction(value: Mapping[str, Any]) -> str:
    horizon, agreed, services = value["horizon"], value["agreed"], value["services"]
    when = formats.fuzzy(agreed["date"], "en")
    items = "".join(f"<li>{html.escape(item['title'], quote=False)}</li>" for item in services["items"])
    sentences = (
        f"The cities agreed on these missions in {agreed['place']} in {when}, "
        f"for the years from {horizon['start']} to {horizon['end']}.\n{services['note']}"
    )
    return f"{rich(sentences)}<ul>{items}</ul>"
