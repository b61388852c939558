"""A vocabulary comes back from either form of its file as it was."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.base.models import Concept, ConceptLabel, ConceptRelation, GlossaryEntry, LabelKind, Scheme
from network.coalition.seed.folder import SHIPPED
from network.coalition.vocabularies import table
from tests.factories.practices import theme
from tests.network.coalition.vocabularies.files import HEADER, TREES, WHOLE, take, terms, written

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["words.csv", "words.jsonld"])
def test_what_is_exported_and_imported_again_changes_nothing(name: str) -> None:
    take(HEADER + TREES + "parks,other-theme,park,parque,,,,,,\n")
    entry = GlossaryEntry.objects.get(code="parks")
    ConceptLabel.objects.create(concept=entry, language="en", kind=LabelKind.HIDDEN, text="prak")

    assert take(written()[name], name=name) == []
    assert table.text("glossary").startswith(WHOLE)


LANGUAGES = ("en", "pt-br", "pt", "uk")
TEXTS = st.text(st.sampled_from('ab |\\:,"\n“é東'), min_size=1, max_size=8).map(
    lambda text: " ".join(text.split()) or "x"
)
KINDS = st.sampled_from([kind.value for kind in LabelKind])
LABELS = st.lists(st.tuples(st.sampled_from(LANGUAGES), KINDS, TEXTS), unique=True, max_size=6)


@st.composite
def vocabularies(draw: st.DrawFn) -> list[dict[str, Any]]:
    """What the forms of the admin accept: named, with and without a definition, a place, a successor, other terms."""
    entries: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 4))):
        labels, preferred = [], set()
        name = (draw(st.sampled_from(LANGUAGES)), LabelKind.PREFERRED.value, draw(TEXTS))
        for language, kind, text in dict.fromkeys([name, *draw(LABELS)]):
            if kind != LabelKind.PREFERRED or language not in preferred:
                labels.append((language, kind, text))
            preferred |= {language} if kind == LabelKind.PREFERRED else set()
        entries.append(
            {
                "code": f"entry-{number}",
                "definition": draw(st.sampled_from(["", "One line.", 'Two "lines",\nthe second | of them.'])),
                "broader": draw(st.sampled_from(["", "urban-green"])),
                "related": draw(st.sampled_from([(), ("other-theme", "urban-green")])),
                "successor": draw(st.integers(0, number - 1)) if number and draw(st.booleans()) else None,
                "labels": labels,
                "own": draw(st.sampled_from(["", *(text for _language, _kind, text in labels)])),
            }
        )
    return entries


def keep(entries: list[dict[str, Any]], scheme: Scheme) -> None:
    made: list[Concept] = []
    themes = {each.code: each for each in Concept.objects.of(Scheme.THEME)}
    for order, told in enumerate(entries):
        concept = Concept.objects.create(
            scheme=scheme,
            code=told["code"],
            order=order,
            definition=told["definition"],
            broader=themes.get(told["broader"]),
            replaced_by=made[told["successor"]] if told["successor"] is not None else None,
        )
        made.append(concept)
        for other in told["related"]:
            ConceptRelation.objects.create(concept=concept, other=themes[other])
        ConceptLabel.objects.bulk_create(
            ConceptLabel(
                concept=concept,
                language=language,
                kind=kind,
                text=text,
                order=place,
                own_language_only=text == told["own"],
            )
            for place, (language, kind, text) in enumerate(told["labels"])
        )


@pytest.mark.once
@pytest.mark.parametrize("name", ["words.csv", "words.jsonld"])
@pytest.mark.parametrize("scheme", [Scheme.GLOSSARY, Scheme.EVERYDAY])
@given(entries=vocabularies())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_vocabulary_comes_back_from_either_file_as_it_was(
    entries: list[dict[str, Any]], scheme: Scheme, name: str
) -> None:
    with transaction.atomic():
        keep(entries, scheme)
        before = written(scheme.value)
        assert take(before[name], scheme.value, name) == []
        Concept.objects.of(scheme).update(replaced_by=None)
        Concept.objects.of(scheme).delete()

        take(before[name], scheme.value, name)

        assert written(scheme.value) == before
        transaction.set_rollback(True)


def told(text: str) -> list[dict[str, str | set[str]]]:
    """The rows; in which order ambiguous terms are named says nothing."""
    return [row | {"ambiguous": set(row["ambiguous"].split("|"))} for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.once
@pytest.mark.slow
def test_the_shipped_glossary_comes_back_as_it_was() -> None:
    shipped = (SHIPPED / "glossary.csv").read_text(encoding="utf-8")
    for code in {line.split(",")[1] for line in shipped.splitlines()[1:]}:
        theme(code)

    take(shipped)

    columns = shipped.partition("\n")[0].split(",")
    back = [{name: row[name] for name in columns} for row in told(table.text("glossary"))]
    assert back == told(shipped)


@pytest.mark.parametrize("name", ["words.csv", "words.jsonld"])
def test_an_entry_of_the_form_without_a_theme_or_english_comes_back_with_its_definition_and_hidden_words(
    name: str,
) -> None:
    entry = GlossaryEntry.objects.create(code="ruas", definition="Where trees stand.")
    ConceptLabel.objects.create(concept=entry, language="es", kind=LabelKind.PREFERRED, text="árboles de calle")
    ConceptLabel.objects.create(concept=entry, language="pt", kind=LabelKind.HIDDEN, text="arvores de rua")
    ConceptLabel.objects.create(concept=entry, language="pt", kind=LabelKind.ALTERNATIVE, text="árvores de rua")
    file, before = written()[name], terms("ruas")
    entry.delete()

    take(file, name=name)

    back = GlossaryEntry.objects.get()
    assert terms("ruas") == before
    assert (back.broader, back.definition) == (None, "Where trees stand.")
