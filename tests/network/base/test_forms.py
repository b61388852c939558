"""A concept has a name: by it pages show it, and lists of the admin in the language of the interface."""

from __future__ import annotations

import pytest
from django.test import Client

from network.base.models import ConceptLabel, GlossaryEntry, LabelKind, Scheme, Theme, User
from tests.network.base.test_wagtail_hooks import address, concept, form

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("administrator@example.org"))
    return client


def test_a_concept_needs_a_name_in_english_and_a_word_one_in_any_language(administrator: Client) -> None:
    nothing, spanish = form(code="pilots"), form(("es", "pref", "Pilotos urbanos"), code="pilots")
    other = form(("en", "alt", "Pilot projects"), code="pilots")

    for data in (nothing, spanish, other):
        assert "needs a preferred term in English" in administrator.post(address(Theme, "add"), data).content.decode()
    assert not Theme.objects.exists()
    refused = administrator.post(address(GlossaryEntry, "add"), nothing).content.decode()
    assert "needs a preferred term in at least one language" in refused
    assert administrator.post(address(GlossaryEntry, "add"), spanish).status_code == 302


def test_the_only_name_of_a_concept_is_not_taken_away(administrator: Client) -> None:
    theme = concept(Scheme.THEME, "privacy", "Privacy", "Secrecy")
    rows = {row.kind: row.pk for row in theme.labels.all()}
    data = form(("en", "pref", "Privacy"), ("en", "alt", "Secrecy"), code="privacy") | {
        "labels-INITIAL_FORMS": 2,
        "labels-0-id": rows["pref"],
        "labels-1-id": rows["alt"],
    }

    refused = administrator.post(address(Theme, "edit", theme.pk), data | {"labels-0-DELETE": "1"})
    saved = administrator.post(address(Theme, "edit", theme.pk), data | {"labels-1-DELETE": "1"})

    assert "needs a preferred term in English" in refused.content.decode()
    assert saved.status_code == 302
    assert [row.text for row in theme.labels.all()] == ["Privacy"]


@pytest.mark.parametrize(("language", "name"), [("es", "Conectividad"), ("fr", "Connectivity")])
def test_lists_name_concepts_in_the_language_of_the_interface(administrator: Client, language: str, name: str) -> None:
    theme = concept(Scheme.THEME, "connectivity", "Connectivity")
    ConceptLabel.objects.create(concept=theme, language="es", kind=LabelKind.PREFERRED, text="Conectividad")
    concept(Scheme.GLOSSARY, "fibre", "Optical fibre", broader=theme)

    shown = administrator.get(address(GlossaryEntry, "list"), headers={"accept-language": language}).content.decode()

    assert f"{name}" in shown.partition("<tbody")[2]
    assert ("Connectivity" in shown.partition("<tbody")[2]) == (name == "Connectivity")
