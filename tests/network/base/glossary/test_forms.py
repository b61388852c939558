"""Editors keep the glossary in the admin: what is doubtful is told, nothing is forbidden, nothing typed is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import translation

from network.base.glossary.forms import languages
from network.base.models import Concept, ConceptLabel, GlossaryEntry, LabelKind, Scheme
from network.base.terms.findings import findings
from search.analysis import Term
from tests.factories.cities import CityPageFactory, publish
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db

Row = tuple[str, str]  # language, text


@pytest.fixture
def editor() -> Client:
    return signed_in("Editors")


@pytest.fixture
def theme() -> Concept:
    return concept(Scheme.THEME, "urban-green", ("en", "Urban green"))


def concept(scheme: str, code: str, *rows: Row, **fields: Any) -> Concept:
    made = Concept.objects.create(scheme=scheme, code=code, **fields)
    for language, text in rows:
        ConceptLabel.objects.create(concept=made, language=language, kind=LabelKind.PREFERRED, text=text)
    return made


def address(name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_base_glossaryentry:{name}", args=args)


def form(*rows: Row, **fields: Any) -> dict[str, Any]:
    data = {"definition": "", "order": "0", "broader": "", "replaced_by": "", "labels-TOTAL_FORMS": len(rows)}
    data |= {"labels-INITIAL_FORMS": 0, "labels-MIN_NUM_FORMS": 0, "labels-MAX_NUM_FORMS": 1000}
    for number, (language, text) in enumerate(rows):
        kind = LabelKind.ALTERNATIVE if language in dict(rows[:number]) else LabelKind.PREFERRED
        told = {"language": language, "kind": kind, "text": text, "ORDER": number}
        data |= {f"labels-{number}-{name}": value for name, value in told.items()}
    return data | fields


def told(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def token(response: Any) -> str:
    box = BeautifulSoup(response.content, "html.parser").find("input", {"name": "confirmed"})
    assert box is not None
    return str(box["value"])


def test_an_entry_with_terms_of_all_languages_is_added_on_one_form_below_its_theme(
    editor: Client, theme: Concept
) -> None:
    rows = [
        ("en", "street tree"),
        ("es", "arbolado viario"),
        ("pt-br", "arborização viária"),
        ("fr", "arbre d’alignement"),
    ]
    rows += [("de", "Straßenbaum"), ("it", "alberata stradale"), ("nl", "laanboom")]

    response = editor.post(address("add"), form(*rows, code="street-trees", broader=theme.pk))

    assert response.status_code == 302
    entry = GlossaryEntry.objects.get(code="street-trees")
    assert entry.uri == "glossary/street-trees"
    assert entry.broader_id == theme.pk
    assert {(row.language, row.text) for row in entry.labels.all()} == set(rows)


def test_an_entry_below_a_theme_can_be_saved_again(editor: Client, theme: Concept) -> None:
    entry = concept(Scheme.GLOSSARY, "street-trees", broader=theme)

    response = editor.post(address("edit", entry.pk), form(("en", "street tree"), broader=theme.pk))

    assert response.status_code == 302
    assert [row.text for row in entry.labels.all()] == ["street tree"]


def test_a_term_that_means_something_else_is_told_with_the_place_and_saved_after_that(
    editor: Client, theme: Concept
) -> None:
    other = concept(Scheme.GLOSSARY, "avenues", ("en", "street tree"))
    data = form(("en", "street trees"), ("es", "arbolado viario"), code="street-trees")

    asked = editor.post(address("add"), data)

    assert asked.status_code == 200
    assert "This already means “street tree”." in told(asked)
    assert "Nothing is saved yet" in told(asked)
    assert address("edit", other.pk) in asked.content.decode()
    assert 'value="arbolado viario"' in asked.content.decode()
    assert not GlossaryEntry.objects.filter(code="street-trees").exists()

    assert editor.post(address("add"), data | {"confirmed": token(asked)}).status_code == 302
    assert GlossaryEntry.objects.filter(code="street-trees").exists()


def test_a_question_is_a_warning_that_leads_to_no_error_and_a_fault_is_an_error(editor: Client) -> None:
    concept(Scheme.GLOSSARY, "avenues", ("en", "street tree"))

    asked = editor.post(address("add"), form(("en", "street tree"), code="street-trees"))
    refused = editor.post(address("add"), form(("en", "lime tree"), code="No Code"))

    assert [message.level_tag for message in asked.context["messages"]] == ["warning"]
    assert "Go to the first error" not in asked.content.decode()
    assert "Go to the first error" in refused.content.decode()


@pytest.mark.parametrize(("language", "name"), [("en", "Spanish"), ("fr", "espagnol")])
def test_languages_are_named_in_the_language_of_the_editor(editor: Client, language: str, name: str) -> None:
    with translation.override(language):
        found = list(findings([], [Term("casa", "en", "glossary/house")]))
        choices = dict(languages())

    assert any(name in str(each.text) for each in found)
    assert choices["es"] == name


@pytest.mark.parametrize("form_of_file", ["csv", "xlsx"])
def test_a_list_without_columns_of_its_own_is_no_table_of_blank_lines(editor: Client, form_of_file: str) -> None:
    concept(Scheme.GLOSSARY, "avenues", ("en", "street tree"))

    shown = editor.get(f"{address('list')}?export={form_of_file}")

    assert shown["Content-Type"].startswith("text/html")
    assert "street tree" in shown.content.decode()


def test_what_was_read_of_one_term_does_not_count_for_another(editor: Client) -> None:
    concept(Scheme.GLOSSARY, "avenues", ("en", "street tree"), ("es", "avenida arbolada"))
    asked = editor.post(address("add"), form(("en", "street tree"), code="street-trees"))

    again = editor.post(address("add"), form(("es", "avenida arbolada"), code="street-trees", confirmed=token(asked)))

    assert "This already means" in told(again)


def test_the_theme_above_may_share_a_term(editor: Client, theme: Concept) -> None:
    data = form(("en", "urban green"), code="urban-green", broader=theme.pk)

    assert editor.post(address("add"), data).status_code == 302


def test_a_term_that_is_saved_is_not_asked_about_again(editor: Client, theme: Concept) -> None:
    entry = concept(Scheme.GLOSSARY, "green", ("en", "urban green"))
    row = {"labels-INITIAL_FORMS": 1, "labels-0-id": entry.labels.get().pk}

    response = editor.post(address("edit", entry.pk), form(("en", "urban green"), definition="Trees.") | row)

    assert response.status_code == 302
    assert GlossaryEntry.objects.get(pk=entry.pk).definition == "Trees."


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("en", "where"), "a little word of English"),
        (("en", "people"), "an everyday word of English"),
        (("fr", "fair"), "a word of English too"),
    ],
)
def test_little_and_common_words_are_told(editor: Client, row: Row, sentence: str) -> None:
    assert sentence in told(editor.post(address("add"), form(row, code="doubtful")))


def test_a_word_that_stands_in_too_many_texts_is_told_with_the_entries(editor: Client) -> None:
    for number in range(12):
        publish(CityPageFactory.create(title=f"Town {number:02}", summary="Street trees of the municipality."))

    asked = told(editor.post(address("add"), form(("en", "municipality"), code="municipality")))

    assert re.search(r"This stands in \d\d % of all texts", asked)
    assert "12 entries would be found by this that are not today" in asked
    assert "Town 09" in asked
    assert "Town 10" not in asked


def test_a_narrow_term_is_saved_without_a_question(editor: Client) -> None:
    assert editor.post(address("add"), form(("en", "arborist registry"), code="arborists")).status_code == 302


def test_the_effect_can_be_seen_before_saving(editor: Client) -> None:
    for number in range(5):
        publish(CityPageFactory.create(title=f"Town {number}", summary="Nothing green."))
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    publish(CityPageFactory.create(title="Lakeside", summary="An arborist registry."))
    entry = concept(Scheme.GLOSSARY, "street-trees", ("en", "arborist registry"))
    row = entry.labels.get()

    data = form(("en", "street tree"), preview="1") | {"labels-INITIAL_FORMS": 1, "labels-0-id": row.pk}
    asked = editor.post(address("edit", entry.pk), data)

    assert "One entry would be found by this that is not today: Hilltown" in told(asked)
    assert "One entry would not be found by this any more: Lakeside" in told(asked)
    assert entry.labels.get().text == "arborist registry"


def test_an_entry_that_was_a_mistake_may_be_deleted_and_a_theme_may_not(editor: Client, theme: Concept) -> None:
    entry = concept(Scheme.GLOSSARY, "mistake", ("en", "mistaken"))

    editor.post(address("delete", entry.pk))
    editor.post(reverse("wagtailsnippets_base_theme:delete", args=[theme.pk]))

    assert not GlossaryEntry.objects.filter(code="mistake").exists()
    assert Concept.objects.filter(pk=theme.pk).exists()


def test_the_list_is_filtered_by_theme_language_and_ambiguity(editor: Client, theme: Concept) -> None:
    concept(Scheme.GLOSSARY, "street-trees", ("en", "street tree"), broader=theme)
    concept(Scheme.GLOSSARY, "avenues", ("de", "Allee"))
    plain = concept(Scheme.GLOSSARY, "fairness", ("fr", "juste"))
    plain.labels.update(own_language_only=True)

    def shown(**filters: Any) -> list[str]:
        return [row.code for row in editor.get(address("list"), filters).context["page_obj"].object_list]

    assert shown(theme=theme.pk) == ["street-trees"]
    assert shown(language="de") == ["avenues"]
    assert shown(ambiguous="true") == ["fairness"]
    assert shown(without_label="nl", q="allee") == ["avenues"]


def test_city_staff_see_no_way_to_the_glossary() -> None:
    staff = signed_in("City staff")

    assert staff.get(address("add")).status_code == 302
    assert staff.post(address("add"), form(("en", "tree"), code="trees")).status_code == 302
    assert not GlossaryEntry.objects.exists()


def test_the_list_is_in_the_order_that_it_names(editor: Client) -> None:
    for code, place in (("trees", 1), ("avenues", 2), ("lawns", 0)):
        concept(Scheme.GLOSSARY, code, ("en", code), order=place)

    rows = editor.get(address("list")).context["page_obj"].object_list

    assert [row.code for row in rows] == ["avenues", "lawns", "trees"]


def test_a_new_term_is_an_alternative_until_somebody_chooses(editor: Client) -> None:
    labels = editor.get(address("add")).context["form"].formsets["labels"]

    assert labels.empty_form["kind"].value() == LabelKind.ALTERNATIVE
