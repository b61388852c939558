"""Practices: a record with its page, child of the lead city's page, and all parts that are reviewed with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from wagtail.models import Page

from cities.models import CityPage
from network.base.models import Concept, ConceptLabel
from network.coalition.seed.columns import listed
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.cities import Codes, numbers_of
from network.coalition.seed.loading.kinds import Item, load
from network.coalition.seed.loading.pages import Pages
from network.coalition.seed.loading.texts import plain, rich
from network.coalition.seed.memory import Memory, Values
from network.coalition.seed.references import TOOL_SCHEMES
from practices.models import Lineage, MissionLink, PartnerLink, Practice, PracticePage, WebLink
from practices.states import State

NAME = "practice"
ORIGIN = ("source_url", "source_quality", "confidence")
PLAIN = ("title", "slug", "summary", "year_started", "year_ended", "tools", *ORIGIN)
TEXTS = ("problem", "what_was_done", "results", "lessons")
CHOICES = {"stage": "stage", "outcome": "outcome", "practice_type": "practice-type"}
SETS = {"principles": "principle", "themes": "theme"}
PARTS = ("missions", "partners", "links", "related")


class Vocabulary:
    """Codes and numbers of all that a practice chooses, and the concept that each tool names."""

    def __init__(self) -> None:
        schemes = {"mission", *CHOICES.values(), *SETS.values()}
        self.codes = {scheme: Codes(scheme) for scheme in schemes}
        concepts = Concept.objects.filter(scheme__in=TOOL_SCHEMES)
        successors = {pk: successor or pk for pk, successor in concepts.values_list("pk", "replaced_by_id")}
        self.uris = {concept.pk: concept.uri for concept in concepts}
        self.numbers = {uri: number for number, uri in self.uris.items()}
        labels = ConceptLabel.objects.filter(concept__in=concepts).order_by("-kind", "pk")
        self.tools = {text.casefold(): successors[pk] for text, pk in labels.values_list("text", "concept_id")}

    def technologies(self, tools: Iterable[str]) -> list[str]:
        found = {self.tools.get(tool.casefold()) for tool in tools}
        return sorted(self.uris[number] for number in found if number)


class Practices(Pages):
    name = NAME
    model = PracticePage
    joined = ("practice",)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.vocabulary = Vocabulary()
        self.cities = numbers_of("city", memory)
        self.slugs = {number: slug for slug, number in self.cities.items()}
        pages = CityPage.objects.filter(locale=self.locale, alias_of=None).order_by("-path")
        self.city_pages = {page.city_id: page for page in pages}
        self.keys_of_pages = {row.number: key for key, row in memory.rows(NAME).items()}
        self.practices: dict[str, int] = {}

    def existing(self) -> Mapping[int, Any]:
        found = super().existing()
        self.keys = {page.practice_id: self.keys_of_pages.get(page.pk, page.slug) for page in found.values()}
        self.practices |= {key: number for number, key in self.keys.items()}
        self.leads = {page.path: self.slugs.get(page.city_id, "") for page in self.city_pages.values()}
        return found

    def parent(self, values: Values) -> Page | None:
        return self.city_pages.get(self.cities.get(values["city"], 0))

    def read(self, found: Any) -> Values:
        values = {name: getattr(found, name) for name in PLAIN}
        values |= {name: plain(getattr(found, name)) for name in TEXTS}
        for name, scheme in CHOICES.items():
            values[name] = self.vocabulary.codes[scheme].codes.get(getattr(found, f"{name}_id"), "")
        for name in SETS:
            values[name] = sorted(concept.code for concept in getattr(found, name).all())
        related = ((self.keys.get(link.target_id, ""), link.relation) for link in found.lineage.all())
        codes = self.vocabulary.codes["mission"].codes
        return values | {
            "technologies": sorted(concept.uri for concept in found.technologies.all()),
            "city": self.leads.get(found.path[: -Page.steplen], ""),
            "missions": [codes.get(link.mission_id, "") for link in found.mission_links.all()],
            "partners": [self.slugs.get(link.city_id, "") for link in found.partner_links.all()],
            "links": [link.url for link in found.web_links.all()],
            "related": [f"{key}:{relation}" for key, relation in related],
            "editor_note": found.practice.editor_note,
        }

    def write(self, page: Any, values: Values) -> None:
        """What stands on the page alone; parts are written when every practice of the file is there."""
        for name, value in values.items():
            if name in PLAIN:
                setattr(page, name, value)
            elif name in TEXTS:
                setattr(page, name, rich(value))
            elif name in CHOICES:
                number = self.vocabulary.codes[CHOICES[name]].numbers.get(value)
                setattr(page, f"{name}_id", number)

    def create(self, items: Collection[Item]) -> Sequence[Any]:
        """Practices name each other, so all are there before the first is published."""
        made = [self.add(values) for _key, values in items]
        for page, (key, _values) in zip(made, items, strict=True):
            self.practices[key] = page.practice_id
        self.publish([(page, values) for page, (_key, values) in zip(made, items, strict=True)])
        return made

    def publish(self, pages: Collection[tuple[Any, Values]]) -> None:
        for page, values in pages:
            self._write_record(page, values)
            self._write_sets(page, values)
            self._write_parts(page, values)
        super().publish(pages)

    def update(self, changed: Collection[tuple[Any, Values]]) -> None:
        super().update(changed)
        for page, values in changed:
            target = self.parent(values) if "city" in values else None
            if target is not None:
                page.move(target, pos="last-child")

    def _write_record(self, page: Any, values: Values) -> None:
        if not page.live:
            Practice.objects.filter(pk=page.practice_id).update(state=State.COMPILED, compiled=True)
        if "editor_note" in values:
            Practice.objects.filter(pk=page.practice_id).update(editor_note=values["editor_note"])

    def _write_sets(self, page: Any, values: Values) -> None:
        for name, scheme in SETS.items():
            if name in values:
                numbers = self.vocabulary.codes[scheme].numbers
                setattr(page, name, [numbers[code] for code in values[name]])
        if "technologies" in values:
            page.technologies = [self.vocabulary.numbers[uri] for uri in values["technologies"]]

    def _write_parts(self, page: Any, values: Values) -> None:
        missions = self.vocabulary.codes["mission"].numbers
        if "missions" in values:
            page.mission_links = [
                MissionLink(mission_id=missions[code], sort_order=place)
                for place, code in enumerate(values["missions"])
            ]
        if "partners" in values:
            there = [self.cities[slug] for slug in values["partners"] if slug in self.cities]
            page.partner_links = [PartnerLink(city_id=city, sort_order=place) for place, city in enumerate(there)]
        if "links" in values:
            page.web_links = [WebLink(url=url, sort_order=place) for place, url in enumerate(values["links"])]
        if "related" in values:
            page.lineage = list(self._lineage(values["related"]))

    def _lineage(self, related: Iterable[str]) -> Iterable[Lineage]:
        for place, item in enumerate(related):
            key, _, relation = item.partition(":")
            if key in self.practices:
                yield Lineage(target_id=self.practices[key], relation=relation, sort_order=place)


def load_practices(folder: Folder, memory: Memory) -> None:
    kind = Practices(memory)
    codes = kind.vocabulary.codes
    items: list[Item] = []
    for row in folder.rows("practices.csv"):
        values: dict[str, Any] = {
            "title": row["title"],
            "slug": row["id"],
            "summary": row["summary"],
            "year_started": int(row["year_started"]) if row["year_started"] else None,
            "year_ended": int(row["year_ended"]) if row["year_ended"] else None,
            **{name: row[name] for name in ("tools", *ORIGIN, *TEXTS)},
            **{name: codes[scheme].current(row[name]) if row[name] else "" for name, scheme in CHOICES.items()},
            **{
                name: sorted({codes[scheme].current(code) for code in listed(row[name])})
                for name, scheme in SETS.items()
            },
            "technologies": kind.vocabulary.technologies(listed(row["tools"])),
            "city": row["city_slug"],
            "missions": list(dict.fromkeys(codes["mission"].current(code) for code in listed(row["missions"]))),
            "partners": listed(row["partner_city_slugs"]),
            "links": listed(row["links"]),
            "related": listed(row["related"]),
            "editor_note": row["editor_note"],
        }
        if kind.parent(values) is not None or row["id"] in memory.rows(NAME):
            items.append((row["id"], values))
    load(kind, items, memory)
