"""The kernel in the admin: vocabularies are found, changed and kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from network.base.models import (
    Concept,
    ConceptLabel,
    ConceptRelation,
    GlossaryEntry,
    LabelKind,
    Mission,
    Scheme,
    Theme,
    User,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("administrator@example.org"))
    return client


def concept(scheme: str, code: str, *texts: str, model: type[Concept] = Concept, **fields: Any) -> Concept:
    found = model.objects.create(scheme=scheme, code=code, **fields)
    for order, text in enumerate(texts):
        kind = LabelKind.ALTERNATIVE if order else LabelKind.PREFERRED
        ConceptLabel.objects.create(concept_id=found.pk, language="en", kind=kind, text=text)
    return found


def address(model: type[Concept], name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_base_{model._meta.model_name}:{name}", args=args)


def form(*labels: tuple[str, str, str], **fields: Any) -> dict[str, Any]:
    data = {
        "definition": "",
        "order": "0",
        "broader": "",
        "replaced_by": "",
        "relations-TOTAL_FORMS": "0",
        "relations-INITIAL_FORMS": "0",
        "labels-TOTAL_FORMS": len(labels),
        "labels-INITIAL_FORMS": 0,
        "labels-MIN_NUM_FORMS": 0,
        "labels-MAX_NUM_FORMS": 1000,
    }
    for number, (language, kind, text) in enumerate(labels):
        data |= {
            f"labels-{number}-language": language,
            f"labels-{number}-kind": kind,
            f"labels-{number}-text": text,
            f"labels-{number}-ORDER": number,
        }
    return data | fields


def shown(response: Any) -> list[str]:
    return [row.code for row in response.context["page_obj"].object_list]


def test_an_entry_is_found_once_by_any_of_its_words(administrator: Client) -> None:
    concept(Scheme.GLOSSARY, "algorithm-register", "Algorithm register", "Register of algorithms")
    concept(Scheme.GLOSSARY, "open-data", "Open data")

    response = administrator.get(address(GlossaryEntry, "list"), {"q": "register"})

    assert shown(response) == ["algorithm-register"]


@pytest.mark.parametrize("text", ['"(', "\x00", "a" * 3000, "%", "' OR 1=1"])
def test_any_text_can_be_searched_for(administrator: Client, text: str) -> None:
    concept(Scheme.THEME, "privacy", "Privacy")

    assert administrator.get(address(Theme, "list"), {"q": text}).status_code == 200


def test_a_list_holds_its_own_vocabulary_only(administrator: Client) -> None:
    concept(Scheme.THEME, "privacy", "Privacy")
    concept(Scheme.STAGE, "pilot", "Pilot")

    assert shown(administrator.get(address(Theme, "list"))) == ["privacy"]
    assert shown(administrator.get(address(Concept, "list"))) == ["pilot"]


def test_filters_find_what_is_deprecated_and_what_lacks_a_name(administrator: Client) -> None:
    new = concept(Scheme.THEME, "privacy", "Privacy")
    concept(Scheme.THEME, "secrecy", "Secrecy", replaced_by=new)
    ConceptLabel.objects.create(concept=new, language="fr", kind=LabelKind.PREFERRED, text="Vie privée")

    deprecated = administrator.get(address(Theme, "list"), {"deprecated": "true"})
    unnamed = administrator.get(address(Theme, "list"), {"without_label": "fr"})

    assert shown(deprecated) == shown(unnamed) == ["secrecy"]
    assert shown(administrator.get(address(Theme, "list"), {"deprecated": "false"})) == ["privacy"]


def test_the_shared_list_is_filtered_by_vocabulary(administrator: Client) -> None:
    concept(Scheme.STAGE, "pilot", "Pilot")
    concept(Scheme.OUTCOME, "mixed", "Mixed")

    assert shown(administrator.get(address(Concept, "list"), {"scheme": "outcome"})) == ["mixed"]


def test_a_list_costs_the_same_for_one_concept_and_for_many(
    administrator: Client, django_assert_max_num_queries: Any
) -> None:
    parent = concept(Scheme.THEME, "rights", "Rights")
    administrator.get(address(Theme, "list"))
    for number in range(40):
        concept(Scheme.THEME, f"theme-{number}", f"Theme {number}", broader=parent, replaced_by=parent)

    with django_assert_max_num_queries(20):
        administrator.get(address(Theme, "list"))


def test_a_concept_is_added_with_its_labels_and_the_log_knows_who(administrator: Client) -> None:
    data = form(("en", "pref", "Open data"), ("es", "pref", "Datos abiertos"), code="open-data")

    response = administrator.post(address(Theme, "add"), data)

    added = Theme.objects.get(code="open-data")
    assert response.status_code == 302
    assert (added.scheme, str(added), added.labels.count()) == ("theme", "Open data", 2)
    history = administrator.get(address(Theme, "history", added.pk))
    assert b"administrator@example.org" in history.content


def test_a_taken_code_is_refused_and_the_same_code_elsewhere_is_not(administrator: Client) -> None:
    concept(Scheme.THEME, "privacy", "Privacy")
    data = form(("en", "pref", "Privacy"), code="privacy")

    refused = administrator.post(address(Theme, "add"), data)
    accepted = administrator.post(address(GlossaryEntry, "add"), data | {"labels-0-text": "Secrecy of letters"})

    assert refused.context["form"].errors["code"] == ["This code is taken."]
    assert accepted.status_code == 302


def test_a_code_never_changes(administrator: Client) -> None:
    kept = concept(Scheme.THEME, "privacy", model=Theme)

    administrator.post(address(Theme, "edit", kept.pk), form(("en", "pref", "Private life"), code="private-life"))

    kept.refresh_from_db()
    assert (kept.code, str(Theme.objects.get(pk=kept.pk))) == ("privacy", "Private life")


def test_a_circle_is_refused(administrator: Client) -> None:
    above = concept(Scheme.THEME, "rights", "Rights")
    below = concept(Scheme.THEME, "privacy", "Privacy", broader=above)

    response = administrator.post(
        address(Theme, "edit", above.pk), form(("en", "pref", "Rights"), code="rights", broader=below.pk)
    )

    assert "broader" in response.context["form"].errors


def test_a_concept_of_another_vocabulary_is_refused_as_its_successor(administrator: Client) -> None:
    stage, outcome = concept(Scheme.STAGE, "pilot", "Pilot"), concept(Scheme.OUTCOME, "mixed", "Mixed")
    successor = concept(Scheme.STAGE, "running", "Running")

    other = administrator.post(address(Concept, "edit", stage.pk), form(replaced_by=outcome.pk))
    same = administrator.post(address(Concept, "edit", stage.pk), form(replaced_by=successor.pk))

    assert "replaced_by" in other.context["form"].errors
    assert same.status_code == 302
    stage.refresh_from_db()
    assert stage.replaced_by == successor


def test_a_new_concept_and_its_broader_one_share_the_vocabulary(administrator: Client) -> None:
    outcome = concept(Scheme.OUTCOME, "mixed", "Mixed")

    response = administrator.post(
        address(Concept, "add"), form(("en", "pref", "Paused"), scheme="stage", code="paused", broader=outcome.pk)
    )

    assert "broader" in response.context["form"].errors


def test_nobody_deletes_a_concept(administrator: Client) -> None:
    kept = concept(Scheme.THEME, "privacy", "Privacy")

    one = administrator.post(address(Theme, "delete", kept.pk))
    many = administrator.post(reverse("wagtail_bulk_action", args=("base", "theme", "delete")) + f"?id={kept.pk}")

    assert one.status_code == 302
    assert many.status_code in {302, 200}
    assert Theme.objects.filter(pk=kept.pk).exists()
    assert b"/delete/" not in administrator.get(address(Theme, "edit", kept.pk)).content


def related_to(*others: Concept) -> dict[str, Any]:
    told = {f"relations-{place}-other": other.pk for place, other in enumerate(others)}
    return told | {"relations-TOTAL_FORMS": len(others)}


def test_everyday_words_lead_to_several_concepts_of_the_field(administrator: Client) -> None:
    word = concept(Scheme.EVERYDAY, "granny")
    word.broader = skills = concept(Scheme.GLOSSARY, "digital-skills", "Digital skills")
    word.save()
    older, stage = concept(Scheme.TARGET_GROUP, "older-people", "Older people"), concept(Scheme.STAGE, "pilot", "Pilot")

    def save(**fields: Any) -> Any:
        return administrator.post(address(Concept, "edit", word.pk), form(("en", "pref", "granny dear"), **fields))

    assert save(broader=skills.pk, **related_to(older)).status_code == 302
    word.refresh_from_db()
    assert (word.broader, [each.other for each in word.relations.all()]) == (skills, [older])
    assert "broader" in save(broader=stage.pk).context["form"].errors
    assert save(broader=skills.pk, **related_to(stage)).status_code == 200


def test_a_word_opens_in_as_many_queries_however_many_concepts_may_be_related_to_it(administrator: Client) -> None:
    word = concept(Scheme.EVERYDAY, "granny", "granny")
    others = [concept(Scheme.TARGET_GROUP, f"group-{number}", f"Group {number}") for number in range(2)]

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert administrator.get(address(Concept, "edit", word.pk)).status_code == 200
        return len(captured)

    for other in others:
        ConceptRelation.objects.create(concept=word, other=other)
    queries()
    few = queries()
    for number in range(20):
        concept(Scheme.GLOSSARY, f"more-{number}", f"More {number}")

    assert queries() == few


@pytest.mark.parametrize(
    "labels",
    [
        (("en", "pref", "Pilot"), ("en", "pref", "Trial")),
        (("en", "alt", "Pilot"), ("en", "alt", "Pilot")),
    ],
)
def test_a_label_that_another_row_holds_already_is_refused_in_words(
    administrator: Client, labels: tuple[tuple[str, str, str], ...]
) -> None:
    stage = concept(Scheme.STAGE, "pilot")

    refused = administrator.post(address(Concept, "edit", stage.pk), form(*labels))
    other_kind = administrator.post(
        address(Concept, "edit", stage.pk), form(("en", "pref", "Pilot"), ("en", "alt", "Trial"))
    )

    assert "Another row says this already." in refused.content.decode()
    assert other_kind.status_code == 302
    assert stage.labels.count() == 2


def test_a_name_that_somebody_else_gave_in_the_meantime_is_refused_in_words(administrator: Client) -> None:
    stage = concept(Scheme.STAGE, "pilot", "Pilot")  # after the form was opened

    refused = administrator.post(address(Concept, "edit", stage.pk), form(("en", "pref", "Trial")))
    spanish = administrator.post(address(Concept, "edit", stage.pk), form(("es", "pref", "Prueba")))

    assert "Another row says this already." in refused.content.decode()
    assert spanish.status_code == 302
    assert {row.text for row in stage.labels.all()} == {"Pilot", "Prueba"}


def test_a_concept_is_related_to_another_once(administrator: Client) -> None:
    word, older = concept(Scheme.EVERYDAY, "granny"), concept(Scheme.TARGET_GROUP, "older-people", "Older people")

    refused = administrator.post(
        address(Concept, "edit", word.pk), form(("en", "pref", "granny dear"), **related_to(older, older))
    )

    assert "Another row says this already." in refused.content.decode()
    assert not word.relations.exists()


def test_missions_are_reworded_and_none_is_added(administrator: Client) -> None:
    mission = concept(Scheme.MISSION, "inclusion", model=Mission)

    added = administrator.post(address(Mission, "add"), form(("en", "pref", "Another"), code="another"))
    reworded = administrator.post(address(Mission, "edit", mission.pk), form(("en", "pref", "Include everyone")))

    assert added.status_code == reworded.status_code == 302
    assert [str(each) for each in Mission.objects.all()] == ["Include everyone"]
