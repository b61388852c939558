"""Cities with their names and memberships, organisations, joint projects, and the roles that connect them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from cities.models import City, CityName, CityRole, Membership, Organisation, Project
from network.base.models import Concept
from network.coalition.seed.columns import listed
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.kinds import Item, Rows, load
from network.coalition.seed.loading.sets import Belongings, Member
from network.coalition.seed.memory import Memory, Values


class Codes:
    """Numbers of the concepts of a scheme by code; a deprecated code leads to its successor."""

    def __init__(self, scheme: str) -> None:
        rows = Concept.objects.of(scheme).values_list("code", "pk", "replaced_by_id")
        self.numbers = {code: successor or number for code, number, successor in rows}
        current = Concept.objects.of(scheme).current().values_list("pk", "code")
        self.codes = dict(current)

    def current(self, code: str) -> str:
        """The code that stands for a code today."""
        return self.codes.get(self.numbers.get(code, 0), code)


class Cities(Rows):
    name = "city"
    model = City

    def __init__(self) -> None:
        self.regions = Codes("region")

    def key_of(self, found: Any) -> str:
        return str(found.slug)

    def read(self, found: Any) -> Values:
        plain = {name: getattr(found, name) for name in PLAIN}
        degrees = {name: f"{getattr(found, name):.4f}" for name in ("latitude", "longitude")}
        return plain | degrees | {"region": self.regions.codes.get(found.region_id, "")}

    def attributes(self, values: Values) -> dict[str, Any]:
        plain = {name: value for name, value in values.items() if name != "region"}
        return plain | ({"region_id": self.regions.numbers[values["region"]]} if "region" in values else {})


PLAIN = (
    "slug",
    "name",
    "country_code",
    "population",
    "population_year",
    "population_source_url",
    "website",
    "languages",
    "wikidata",
    "editor_note",
)
NUMBERS = ("population", "population_year")


def load_cities(folder: Folder, memory: Memory) -> None:
    kind = Cities()
    rows = folder.rows("cities.csv")
    load(kind, [(row["slug"], _city(row, kind.regions)) for row in rows], memory)
    load(Memberships(memory), [(row["slug"], _membership(row)) for row in rows], memory)


def _city(row: Mapping[str, str], regions: Codes) -> dict[str, Any]:
    plain = {name: row[name] for name in PLAIN}
    numbers = {name: int(row[name]) if row[name] else None for name in NUMBERS}
    degrees = {name: f"{float(row[name]):.4f}" for name in ("latitude", "longitude")}
    return plain | numbers | degrees | {"region": regions.current(row["subregion"])}


class Memberships(Rows):
    """One for each city: its state, since when, and who says so."""

    name = "membership"
    model = Membership
    columns = ("status", "since", "evidence", "evidence_url", "evidence_note")

    def __init__(self, memory: Memory) -> None:
        self.cities = numbers_of("city", memory)
        self.slugs = {number: slug for slug, number in self.cities.items()}

    def key_of(self, found: Any) -> str:
        return self.slugs.get(found.city_id, "")

    def read(self, found: Any) -> Values:
        return {name: getattr(found, name) for name in self.columns} | {"city": self.key_of(found)}

    def attributes(self, values: Values) -> dict[str, Any]:
        plain = {name: value for name, value in values.items() if name != "city"}
        return plain | ({"city_id": self.cities[values["city"]]} if "city" in values else {})


def _membership(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "city": row["slug"],
        "status": row["membership"],
        "since": row["joined"],
        **{name: row[name] for name in ("evidence", "evidence_url", "evidence_note")},
    }


def numbers_of(kind: str, memory: Memory) -> dict[str, int]:
    """Numbers of what is there by the name that files use for it, whatever a person has renamed."""
    model: Any = {"city": City, "organisation": Organisation, "project": Project}[kind]
    stored = dict(model.objects.values_list("slug", "pk"))
    there = set(stored.values())
    return stored | {key: row.number for key, row in memory.rows(kind).items() if row.number in there}


NAMES = Belongings("city name", CityName, "city", ("language", "name"))


def load_city_names(folder: Folder, memory: Memory) -> None:
    wanted: dict[str, list[Member]] = defaultdict(list)
    for row in folder.rows("cities_names.csv"):
        wanted[row["city_slug"]].append((row["language"], row["name"]))
    NAMES.load(wanted, numbers_of("city", memory), memory)


class Organisations(Rows):
    name = "organisation"
    model = Organisation
    columns = (
        "slug",
        "name",
        "alternative_names",
        "acronym",
        "country_code",
        "area",
        "website",
        "source_url",
        "confidence",
        "editor_note",
    )

    def __init__(self) -> None:
        self.kinds = Codes("organisation-kind")

    def key_of(self, found: Any) -> str:
        return str(found.slug)

    def read(self, found: Any) -> Values:
        plain = {name: getattr(found, name) for name in self.columns}
        return plain | {"kind": self.kinds.codes.get(found.organisation_kind_id, "")}

    def attributes(self, values: Values) -> dict[str, Any]:
        plain = {name: value for name, value in values.items() if name != "kind"}
        return plain | ({"organisation_kind_id": self.kinds.numbers[values["kind"]]} if "kind" in values else {})


def load_organisations(folder: Folder, memory: Memory) -> None:
    kind = Organisations()
    items = [
        (
            row["slug"],
            {name: row[name] for name in kind.columns}
            | {
                "alternative_names": "\n".join(listed(row["alternative_names"])),
                "kind": kind.kinds.current(row["kind"]),
            },
        )
        for row in folder.rows("organisations.csv")
    ]
    load(kind, items, memory)


class Roles(Rows):
    name = "role"
    model = CityRole
    columns = ("since", "until", "attested_on", "source_url", "note")

    def __init__(self, memory: Memory) -> None:
        self.kinds, self.missions = Codes("role-kind"), Codes("mission")
        self.numbers = {kind: numbers_of(kind, memory) for kind in ("city", "organisation", "project")}
        self.numbers["mission"] = self.missions.numbers
        self.keys = {kind: {number: key for key, number in found.items()} for kind, found in self.numbers.items()}

    def key_of(self, found: Any) -> str:
        values = self.read(found)
        return "|".join(values[name] for name in ("city", "object_kind", "object", "role"))

    def read(self, found: Any) -> Values:
        plain = {name: getattr(found, name) for name in self.columns}
        ends = {kind: getattr(found, f"{kind}_id") for kind in ("organisation", "project", "mission")}
        kind, number = next(((kind, number) for kind, number in ends.items() if number), ("coalition", 0))
        return plain | {
            "city": self.keys["city"].get(found.city_id, ""),
            "role": self.kinds.codes.get(found.role_id, ""),
            "object_kind": kind,
            "object": COALITION if kind == "coalition" else self.keys[kind].get(number, ""),
        }

    def attributes(self, values: Values) -> dict[str, Any]:
        found = {name: values[name] for name in self.columns if name in values}
        if "city" in values:  # ends of an edge are its key: they are written once
            found |= {"city_id": self.numbers["city"][values["city"]], "role_id": self.kinds.numbers[values["role"]]}
            kind = values["object_kind"]
            is_coalition = kind == "coalition"
            end = {} if is_coalition else {f"{kind}_id": self.numbers[kind][values["object"]]}
            found |= {"is_coalition": is_coalition} | end
        return found


COALITION = "cc4dr"


def load_roles(folder: Folder, memory: Memory) -> None:
    kind = Roles(memory)
    rows = folder.rows("roles.csv")
    load(kind, _edges([row for row in rows if row["object_kind"] != "event"], kind), memory)


def _edges(rows: Iterable[Mapping[str, str]], kind: Roles) -> Iterable[Item]:
    """Two edges between the same ends are told apart by their order in the file."""
    seen: Counter[str] = Counter()
    for row in rows:
        key = "|".join(row[name] for name in ("subject", "object_kind", "object", "role"))
        seen[key] += 1
        is_there = row["subject"] in kind.numbers["city"] and (
            row["object_kind"] == "coalition" or row["object"] in kind.numbers[row["object_kind"]]
        )
        if is_there:
            yield (
                key if seen[key] == 1 else f"{key}|{seen[key]}",
                {
                    "city": row["subject"],
                    "object_kind": row["object_kind"],
                    "object": COALITION if row["object_kind"] == "coalition" else row["object"],
                    "role": kind.kinds.current(row["role"]),
                    "since": row["from"],
                    "until": row["to"],
                    **{name: row[name] for name in ("attested_on", "source_url", "note")},
                },
            )
