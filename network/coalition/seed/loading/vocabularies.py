"""Concepts, their labels in all languages, and the glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from network.base.models import Concept, ConceptLabel, ConceptRelation, LabelKind, Scheme
from network.coalition.seed.columns import listed
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.kinds import Item, Rows, load
from network.coalition.seed.loading.sets import Belongings, Member
from network.coalition.seed.memory import Memory, Values

# Their texts are the Coalition's own and stand in a file of their own.
OFFICIAL = (Scheme.MISSION, Scheme.PRINCIPLE)
# The glossary's columns name Portuguese as one; the site's interface names it by country.
GLOSSARY_COLUMNS = {"en": "en", "es": "es", "pt": "pt-br", "fr": "fr", "de": "de", "it": "it", "nl": "nl"}


class Concepts(Rows):
    name = "concept"
    model = Concept

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def existing(self) -> Mapping[int, Any]:
        found = super().existing()
        self.numbers = {concept.uri: number for number, concept in found.items()}
        self.uris = {number: uri for uri, number in self.numbers.items()}
        return found

    def key_of(self, found: Any) -> str:
        return str(found.uri)

    def read(self, found: Any) -> Values:
        return {
            "scheme": found.scheme,
            "code": found.code,
            "order": found.order,
            "definition": found.definition,
            "broader": self.uris.get(found.broader_id, ""),
            "replaced_by": self.uris.get(found.replaced_by_id, ""),
        }

    def attributes(self, values: Values) -> dict[str, Any]:
        related = ("broader", "replaced_by")
        plain = {name: value for name, value in values.items() if name not in related}
        numbers = {f"{name}_id": self.numbers.get(values[name]) for name in related if name in values}
        return plain | numbers

    def create(self, items: Collection[Item]) -> Sequence[Any]:
        """A concept may name another of the same file, so relations are written when all are there."""
        made = super().create(items)
        self.numbers |= {key: concept.pk for (key, _values), concept in zip(items, made, strict=True)}
        for (_key, values), concept in zip(items, made, strict=True):
            for name, value in self.attributes(values).items():
                setattr(concept, name, value)
        Concept.objects.bulk_update(made, ["broader", "replaced_by"], batch_size=200)
        return made


class Words(Concepts):
    """The concepts of a scheme that nobody assigns: they hold words of many languages together."""

    scheme: str

    def existing(self) -> Mapping[int, Any]:
        found = super().existing()
        return {number: concept for number, concept in found.items() if concept.scheme == self.scheme}


class GlossaryEntries(Words):
    name = "glossary entry"
    scheme = Scheme.GLOSSARY.value


class Meanings(Words):
    name = "meaning of everyday words"
    scheme = Scheme.EVERYDAY.value


def two_preferred(mine: Member, new: Member) -> bool:
    return mine[0] == new[0] and mine[1] == new[1] == LabelKind.PREFERRED


LABELS = Belongings(
    "label", ConceptLabel, "concept", ("language", "kind", "text", "own_language_only"), clashes=two_preferred
)
TERM_COLUMNS = ("language", "kind", "text", "own_language_only")
TERMS = Belongings("glossary term", ConceptLabel, "concept", TERM_COLUMNS, clashes=two_preferred)
RELATED = Belongings("related concept", ConceptRelation, "concept", ("other_id",))
EVERYDAY_WORDS = Belongings("everyday word", ConceptLabel, "concept", TERM_COLUMNS, clashes=two_preferred)


def load_concepts(folder: Folder, memory: Memory) -> None:
    rows = folder.rows("vocabulary.csv")
    load(Concepts(), [(f"{row['scheme']}/{row['code']}", _concept(row)) for row in rows], memory)


def _concept(row: Mapping[str, str]) -> dict[str, Any]:
    values = {
        "scheme": row["scheme"],
        "code": row["code"],
        "order": int(row["order"]),
        "broader": f"{row['scheme']}/{row['broader']}" if row["broader"] else "",
        "replaced_by": f"{row['scheme']}/{row['replaced_by']}" if row["replaced_by"] else "",
    }
    return values if row["scheme"] in OFFICIAL else values | {"definition": row["definition_en"]}


def load_labels(folder: Folder, memory: Memory) -> None:
    wanted: dict[str, list[Member]] = defaultdict(list)
    for row in folder.rows("labels.csv"):
        wanted[row["code_uri"]].append((row["language"], row["kind"], row["text"], False))
    LABELS.load(wanted, _numbers(), memory)


def load_glossary(folder: Folder, memory: Memory) -> None:
    _load_words(GlossaryEntries(), TERMS, folder.rows("glossary.csv"), memory)


def load_everyday(folder: Folder, memory: Memory) -> None:
    rows = folder.rows("everyday.csv")
    _load_words(Meanings(), EVERYDAY_WORDS, rows, memory)
    numbers = _numbers()
    others = {f"{Scheme.EVERYDAY}/{row['code']}": listed(row.get("related", "")) for row in rows}
    wanted = {key: [(numbers[uri],) for uri in uris if uri in numbers] for key, uris in others.items()}
    RELATED.load(wanted, numbers, memory)


def _load_words(kind: Words, words: Belongings, rows: Sequence[Mapping[str, str]], memory: Memory) -> None:
    entries = [
        (
            f"{kind.scheme}/{row['code']}",
            {
                "scheme": kind.scheme,
                "code": row["code"],
                "order": place,
                "broader": row["broader"] if "broader" in row else f"{Scheme.THEME.value}/{row['broader_theme']}",
            },
        )
        for place, row in enumerate(rows)
    ]
    load(kind, entries, memory)
    words.load({f"{kind.scheme}/{row['code']}": terms_of(row) for row in rows}, _numbers(), memory)


def terms_of(row: Mapping[str, str]) -> list[Member]:
    """The first term of a language is the preferred one."""
    ambiguous = set(listed(row.get("ambiguous", "")))
    return [
        (
            language,
            (LabelKind.ALTERNATIVE if place else LabelKind.PREFERRED).value,
            term,
            f"{column}:{term}" in ambiguous,
        )
        for column, language in GLOSSARY_COLUMNS.items()
        for place, term in enumerate(listed(row.get(column, "")))
    ]


def _numbers() -> dict[str, int]:
    rows = Concept.objects.values_list("scheme", "code", "pk")
    return {f"{scheme}/{code}": number for scheme, code, number in rows}


class Official(Concepts):
    """What missions and principles are, in one sentence; the concepts themselves come with the vocabularies."""

    name = "mission or principle"


def load_missions(folder: Folder, memory: Memory) -> None:
    document = folder.documents.get("missions.json")
    if document is None:
        return
    found = [(Scheme.MISSION, item) for item in document.value["missions"]]
    found += [(Scheme.PRINCIPLE, item) for item in document.value["principles"]["items"]]
    load(
        Official(), [(f"{scheme.value}/{item['slug']}", {"definition": item["gist"]}) for scheme, item in found], memory
    )
