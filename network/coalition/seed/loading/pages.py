"""Pages: each is published as an editor would, with a revision, so that its history begins with the seed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.conf import settings
from wagtail.models import Locale, Page

from cities.models import City, CityIndexPage, CityPage, Organisation, OrganisationIndexPage, OrganisationPage
from network.coalition.models import StandardPage
from network.coalition.seed.columns import listed
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.cities import numbers_of
from network.coalition.seed.loading.kinds import Item, Kind, load
from network.coalition.seed.loading.texts import rich
from network.coalition.seed.memory import Memory, Values
from network.coalition.seed.trees import home_of, index_of


class Pages(Kind):
    """Pages of one type in the language of the data."""

    model: ClassVar[type[Page]]
    # Read before the first page is made, so that each knows how many children it has.
    joined: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        self.locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)

    def existing(self) -> Mapping[int, Any]:
        pages = self.model._default_manager.filter(locale=self.locale, alias_of=None)
        return {page.pk: page for page in pages.select_related(*self.joined).order_by("path")}

    def key_of(self, found: Any) -> str:
        return str(found.slug)

    def is_open(self, found: Any) -> bool:
        """A page that a person took away, or is working on, is left to them."""
        return bool(found.live and not found.has_unpublished_changes)

    @abstractmethod
    def parent(self, values: Values) -> Page | None: ...

    @abstractmethod
    def write(self, page: Any, values: Values) -> None:
        """Sets what the values say on a page."""

    def create(self, items: Collection[Item]) -> Sequence[Any]:
        made = [(self.add(values), values) for _key, values in items]
        self.publish(made)
        return [page for page, _values in made]

    def add(self, values: Values) -> Page:
        page = self.model(locale=self.locale, live=False)
        self.write(page, values)
        parent = self.parent(values)
        assert parent is not None
        parent.add_child(instance=page)
        return page

    def publish(self, pages: Collection[tuple[Any, Values]]) -> None:
        for page, _values in pages:
            page.save_revision().publish()

    def update(self, changed: Collection[tuple[Any, Values]]) -> None:
        for page, values in changed:
            self.write(page, values)
        self.publish(changed)


class Told(Pages):
    """Pages that tell a record: one for each record of the seed that has something to tell."""

    record: ClassVar[str]
    index: ClassVar[type[Page]]

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.numbers = numbers_of(self.record, memory)
        self.keys = {number: key for key, number in self.numbers.items()}
        self.index_page = index_of(self.index)

    def key_of(self, found: Any) -> str:
        return self.keys.get(found.record_id, "")

    def parent(self, values: Values) -> Page | None:
        return self.index_page

    def write(self, page: Any, values: Values) -> None:
        for name, value in values.items():
            if name == "record":
                setattr(page, f"{self.record}_id", self.numbers[value])
            else:
                setattr(page, name, value)

    def read(self, found: Any) -> Values:
        plain = {name: getattr(found, name) for name in ("title", "slug", *self.extra)}
        return {**plain, "record": self.key_of(found)}

    extra: ClassVar[tuple[str, ...]] = ()

    def items(self, keys: Iterable[str], values: Mapping[str, Values]) -> list[Item]:
        """Nothing is made where the list of pages, or the record, was deleted."""
        there = self.index_page is not None
        return [(key, {**values[key], "record": key}) for key in keys if there and key in values]


class CityPages(Told):
    name = "page of a city"
    model = CityPage
    index = CityIndexPage
    record = "city"


class OrganisationPages(Told):
    name = "page of an organisation"
    model = OrganisationPage
    index = OrganisationIndexPage
    record = "organisation"
    extra = ("summary", "relation")


def load_city_pages(folder: Folder, memory: Memory) -> None:
    """Members have a page; other cities only when a practice or a role leads there."""
    kind = CityPages(memory)
    members = [row["slug"] for row in folder.rows("cities.csv") if row["membership"] == "member"]
    keys = dict.fromkeys([*members, *_mentioned(folder)])
    cities = City.objects.in_bulk(kind.numbers.values())
    values = {key: {"title": cities[number].name, "slug": cities[number].slug} for key, number in kind.numbers.items()}
    load(kind, kind.items(keys, values), memory)


def _mentioned(folder: Folder) -> Iterable[str]:
    for row in folder.rows("practices.csv"):
        yield from (row["city_slug"], *listed(row["partner_city_slugs"]))
    for row in folder.rows("roles.csv"):
        yield row["subject"]


def load_organisation_pages(folder: Folder, memory: Memory) -> None:
    kind = OrganisationPages(memory)
    names = dict(Organisation.objects.values_list("pk", "name"))
    values = {
        row["slug"]: {
            "title": names[kind.numbers[row["slug"]]],
            "slug": row["slug"],
            "summary": row["relation"],
            "relation": row["relation"],
        }
        for row in folder.rows("organisations.csv")
        if row["slug"] in kind.numbers
    }
    load(kind, kind.items(values, values), memory)


class StandardPages(Pages):
    name = "standard page"
    model = StandardPage

    def read(self, found: Any) -> Values:
        return {name: getattr(found, name) for name in ("title", "slug", "summary", "body")}

    def parent(self, values: Values) -> Page | None:
        return home_of(settings.LANGUAGE_CODE)

    def write(self, page: Any, values: Values) -> None:
        for name, value in values.items():
            setattr(page, name, value)


def load_standard_pages(folder: Folder, memory: Memory) -> None:
    document = folder.documents.get("pages.json")
    pages = document.value["pages"] if document and home_of(settings.LANGUAGE_CODE) else []
    items = [
        (page["slug"], {name: page[name] for name in ("title", "slug", "summary")} | {"body": _body(page["sections"])})
        for page in pages
    ]
    load(StandardPages(), items, memory)


def _body(sections: Iterable[Mapping[str, Any]]) -> str:
    return "".join(
        (rich(section["heading"]).replace("p>", "h2>") if section.get("heading") else "")
        + "".join(rich(paragraph) for paragraph in section["paragraphs"])
        for section in sections
    )
