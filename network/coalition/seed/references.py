"""What a reference may name: entries of the same folder, and entries that the site has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cities.models import City, Organisation, Project
from network.base.models import Concept, ConceptLabel, Scheme
from network.coalition.models import Fact, SeedRow

LONGEST_WORDING = 5_000  # characters
TOOL_SCHEMES = (Scheme.TECHNOLOGY, Scheme.BUILDING_BLOCK)


@dataclass
class Known:
    """Ids by kind (`city`, `practice`, …; codes under `scheme/<scheme>`), and the labels that name a tool."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    broader: dict[tuple[str, str], str] = field(default_factory=dict)
    tools: set[str] = field(default_factory=set)
    # By kind of record and sentence: how long a translation of it may be.
    texts: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, kind: str, ids: Iterable[str]) -> None:
        self.ids.setdefault(kind, set()).update(ids)

    def add_text(self, kind: str, sentence: str, longest: int) -> None:
        self.texts[kind, sentence] = min(longest, self.texts.get((kind, sentence), longest))

    def has(self, kind: str, identifier: str) -> bool:
        return identifier in self.ids.get(kind, ())

    def add_concept(self, scheme: str, code: str, broader: str = "") -> None:
        self.add(f"scheme/{scheme}", [code])
        if broader:
            self.broader[scheme, code] = broader

    def lies_in(self, scheme: str, code: str, above: str) -> bool:
        """Whether a concept is another one or lies below it."""
        seen: set[str] = set()
        while code and code not in seen:
            if code == above:
                return True
            seen.add(code)
            code = self.broader.get((scheme, code), "")
        return False


def stored() -> Known:
    """What the database has."""
    known = Known()
    for scheme, code, broader in Concept.objects.values_list("scheme", "code", "broader__code"):
        known.add_concept(scheme, code, broader or "")
    known.add("city", City.objects.values_list("slug", flat=True))
    known.add("organisation", Organisation.objects.values_list("slug", flat=True))
    known.add("project", Project.objects.values_list("slug", flat=True))
    known.add("fact", Fact.objects.values_list("key", flat=True))
    for kind in ("practice", "event", "publication"):
        known.add(kind, SeedRow.objects.filter(kind=kind).values_list("key", flat=True))
    labels = ConceptLabel.objects.filter(concept__scheme__in=TOOL_SCHEMES).values_list("text", flat=True)
    known.tools.update(map(str.casefold, labels))
    return known


def complete(known: Known, tables: Mapping[str, Iterable[Mapping[str, str]]]) -> None:
    """Adds what the files of a folder define, by the name of the file."""
    for name, kind, column in (
        ("cities.csv", "city", "slug"),
        ("organisations.csv", "organisation", "slug"),
        ("projects.csv", "project", "slug"),
        ("practices.csv", "practice", "id"),
        ("events.csv", "event", "id"),
        ("publications.csv", "publication", "id"),
        ("facts.csv", "fact", "key"),
        ("glossary.csv", "scheme/glossary", "code"),
    ):
        known.add(kind, (cells[column] for cells in tables.get(name, ())))
    for cells in tables.get("vocabulary.csv", ()):
        known.add_concept(cells["scheme"], cells["code"], cells["broader"])
    for cells in tables.get("labels.csv", ()):
        if cells["code_uri"].partition("/")[0] in TOOL_SCHEMES:
            known.tools.add(cells["text"].casefold())
