"""Publications: a record with its page, its authors and publishers, and the languages in which it can be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from cities.models import Organisation
from network.coalition.models import (
    Contributor,
    ContributorRole,
    Publication,
    PublicationIndexPage,
    PublicationPage,
    Version,
)
from network.coalition.seed.columns import listed
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.cities import Codes, numbers_of
from network.coalition.seed.loading.kinds import Item, load
from network.coalition.seed.loading.pages import Pages
from network.coalition.seed.loading.texts import plain, rich
from network.coalition.seed.memory import Memory, Values
from network.coalition.seed.trees import index_of
from practices.models import PracticePage

NAME = "publication"
PLAIN = ("title", "slug", "summary", "year", "url", "doi", "source_url", "confidence")
RESOLVER = "https://doi.org/"
RELATED = ("missions", "cities", "practices")
LONGEST_SUMMARY = 200
PERSON = ", "  # `Calzada, Igor`: a person; an organisation whose name has a comma is one of organisations.csv


class Publications(Pages):
    name = NAME
    model = PublicationPage
    joined = ("publication",)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.index = index_of(PublicationIndexPage)
        self.kinds, missions = Codes("publication-kind"), Codes("mission")
        practices = dict(PracticePage.objects.filter(alias_of=None).values_list("pk", "practice_id"))
        rows = memory.rows("practice").items()
        self.numbers: dict[str, dict[str, int]] = {
            "missions": missions.numbers,
            "cities": numbers_of("city", memory),
            "practices": {key: practices[row.number] for key, row in rows if row.number in practices},
        }
        self.keys = {name: {pk: key for key, pk in found.items()} for name, found in self.numbers.items()}
        self.keys["missions"] = missions.codes
        self.organisations = _organisations()

    def parent(self, values: Values) -> Any:
        return self.index

    def read(self, found: Any) -> Values:
        values = {name: getattr(found, name) for name in PLAIN}
        related = {
            name: sorted(self.keys[name].get(each.pk, "") for each in getattr(found, name).all()) for name in RELATED
        }
        return values | {
            **related,
            "abstract": plain(found.abstract),
            "kind": self.kinds.codes.get(found.publication_kind_id, ""),
            "authors": _written(found, ContributorRole.AUTHOR),
            "publishers": _written(found, ContributorRole.PUBLISHER),
            "languages": [version.language for version in found.versions.all()],
            "featured": found.publication.featured,
            "editor_note": found.publication.editor_note,
        }

    def write(self, page: Any, values: Values) -> None:
        for name, value in values.items():
            if name in PLAIN:
                setattr(page, name, value)
            elif name == "abstract":
                page.abstract = rich(value)
            elif name == "kind":
                page.publication_kind_id = self.kinds.numbers.get(value)

    def publish(self, pages: Collection[tuple[Any, Values]]) -> None:
        for page, values in pages:
            for name in RELATED:
                if name in values:
                    found = self.numbers[name]
                    setattr(page, name, [found[key] for key in values[name] if key in found])
            self._write_contributors(page, values)
            if "languages" in values:
                page.versions = _versions(values["languages"], page.url)
            record = {name: values[name] for name in ("featured", "editor_note") if name in values}
            if record:
                Publication.objects.filter(pk=page.publication_id).update(**record)
        super().publish(pages)

    def _write_contributors(self, page: Any, values: Values) -> None:
        """Those of a role that the values do not speak of stay as they are."""
        columns = {ContributorRole.AUTHOR: "authors", ContributorRole.PUBLISHER: "publishers"}
        if not any(column in values for column in columns.values()):
            return
        names = {role: values.get(column, _written(page, role)) for role, column in columns.items()}
        rows = [self._contributor(role, name) for role, written in names.items() for name in written]
        for place, row in enumerate(rows):
            row.sort_order = place
        page.contributors = rows

    def _contributor(self, role: ContributorRole, written: str) -> Contributor:
        organisation = self.organisations.get(written.casefold())
        if organisation is None and "," in written:
            family, _, given = written.partition(",")
            name = f"{given.strip()} {family.strip()}".strip()
            return Contributor(role=role, name=name, family_name=family.strip())
        return Contributor(role=role, name=written, organisation=organisation)


def _organisations() -> dict[str, Organisation]:
    """By each name that they are known by; the first organisation of a name has it."""
    found: dict[str, Organisation] = {}
    for each in Organisation.objects.order_by("pk"):
        for name in (each.name, each.acronym, *each.other_names):
            if name:
                found.setdefault(name.casefold(), each)
    return found


def _written(page: Any, role: ContributorRole) -> list[str]:
    """As the file writes them."""
    return [
        f"{each.family_name}{PERSON if each.given_name else ','}{each.given_name}" if each.family_name else each.name
        for each in page.contributors.all()
        if each.role == role
    ]


def _versions(languages: Collection[str], url: str) -> list[Version]:
    """The address is that of the language that it names; of the only language, where it names none."""
    steps = set(urlsplit(url).path.casefold().split("/"))
    named = [code for code in languages if code.casefold() in steps]
    own = named[0] if named else (next(iter(languages)) if len(languages) == 1 else "")
    return [
        Version(language=code, url=url if code == own else "", sort_order=place) for place, code in enumerate(languages)
    ]


def load_publications(folder: Folder, memory: Memory) -> None:
    kind = Publications(memory)
    items: list[Item] = []
    for row in folder.rows("publications.csv"):
        if kind.index is not None or row["id"] in memory.rows(NAME):
            items.append((row["id"], _values(row, kind)))
    load(kind, items, memory)


def _values(row: Mapping[str, str], kind: Publications) -> dict[str, Any]:
    """A short abstract is the summary; a longer one gives its first sentence."""
    return {
        "title": row["title"],
        "slug": row["id"],
        "summary": _summary(row["abstract"]),
        "abstract": row["abstract"],
        "year": int(row["year"]) if row["year"] else None,
        **{name: row[name] for name in ("url", "source_url", "confidence", "editor_note")},
        "doi": row["url"].removeprefix(RESOLVER) if row["url"].startswith(RESOLVER) else "",
        "kind": kind.kinds.current(row["kind"]),
        "missions": sorted(listed(row["missions"])),
        "cities": sorted(listed(row["city_slugs"])),
        "practices": sorted(listed(row["practice_ids"])),
        "authors": listed(row["authors"]),
        "publishers": listed(row["publisher"]),
        "languages": listed(row["languages"]),
        "featured": row["featured"] == "yes",
    }


def _summary(abstract: str) -> str:
    if len(abstract) <= LONGEST_SUMMARY:
        return abstract
    first = abstract.split(". ")[0].rstrip(".") + "."
    return first if len(first) <= LONGEST_SUMMARY else first[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…"
