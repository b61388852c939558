"""Words of any vocabulary that search knows are told what they change; those of the others are saved unasked."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from network.base.models import Concept, GlossaryEntry, Scheme, TargetGroup, Theme
from tests.factories.cities import CityPageFactory, publish
from tests.factories.people import signed_in
from tests.network.base.glossary.test_forms import concept, form, token, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return signed_in("Editors")


def address(name: str, *args: Any, model: type[Concept] = Concept) -> str:
    return reverse(f"wagtailsnippets_base_{model._meta.model_name}:{name}", args=args)


def rows(*labels: tuple[str, str], others: tuple[Concept, ...] = (), **fields: Any) -> dict[str, Any]:
    counts = {"relations-TOTAL_FORMS": len(others), "relations-INITIAL_FORMS": 0}
    related = {f"relations-{place}-other": other.pk for place, other in enumerate(others)}
    return form(*labels, **counts, **related, **fields)


def test_everyday_words_that_mean_something_else_are_told_and_saved_after_that(editor: Client) -> None:
    other = concept(Scheme.TARGET_GROUP, "older-people", ("en", "old folks"))
    data = rows(("en", "old folks"), ("en", "granny"), scheme=Scheme.EVERYDAY, code="granny")

    asked = editor.post(address("add"), data)

    assert asked.status_code == 200
    assert "old folks : This already means “old folks”." in told(asked)
    assert reverse("wagtailsnippets_base_targetgroup:edit", args=[other.pk]) in asked.content.decode()
    assert not Concept.objects.filter(code="granny").exists()
    assert editor.post(address("add"), data | {"confirmed": token(asked)}).status_code == 302
    assert Concept.objects.of(Scheme.EVERYDAY).filter(code="granny").exists()


def test_what_everyday_words_lead_to_may_have_them_too(editor: Client) -> None:
    other = concept(Scheme.TARGET_GROUP, "older-people", ("en", "old folks"))
    data = rows(("en", "old folks"), others=(other,), scheme=Scheme.EVERYDAY, code="granny")

    assert editor.post(address("add"), data).status_code == 302


def test_an_everyday_word_may_be_one(editor: Client) -> None:
    data = rows(("en", "people"), code="people")

    theme = editor.post(address("add", model=Theme), data)
    word = editor.post(address("add"), data | {"scheme": Scheme.EVERYDAY})

    assert "This is an everyday word of English." in told(theme)
    assert word.status_code == 302


def test_a_theme_shows_what_its_new_label_would_find_and_saves_nothing(editor: Client) -> None:
    publish(CityPageFactory.create(summary="Street trees everywhere."))
    theme = concept(Scheme.THEME, "urban-green", ("en", "Urban green"))

    shown = editor.post(address("edit", theme.pk, model=Theme), rows(("es", "street trees"), preview="1"))

    assert "One entry would be found by this that is not today" in told(shown)
    assert [row.text for row in theme.labels.all()] == ["Urban green"]


def test_a_vocabulary_that_search_does_not_know_is_saved_unasked(editor: Client) -> None:
    concept(Scheme.THEME, "pilots", ("en", "pilot"))
    stage = concept(Scheme.STAGE, "pilot", ("en", "Trial"))

    publish(CityPageFactory.create(summary="A pilot in every street."))
    shown = editor.post(address("edit", stage.pk), rows(("es", "pilot"), preview="1"))
    saved = editor.post(address("edit", stage.pk), rows(("es", "pilot")))

    assert "No entry is found by other words than today." in told(shown)
    assert saved.status_code == 302


@pytest.mark.parametrize("model", [Concept, GlossaryEntry, TargetGroup, Theme])
def test_every_list_of_concepts_can_show_what_a_change_does(editor: Client, model: type[Concept]) -> None:
    page = BeautifulSoup(editor.get(address("add", model=model)).content, "html.parser")

    assert page.find("button", {"name": "preview"})
