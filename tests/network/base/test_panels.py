"""Whoever may change a record writes in its form what it says in other languages; nobody else does."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from cities.models import CityRole, Project, RoleWording
from network.base.models import Worded
from network.coalition.models import (
    ConsultationWording,
    Fact,
    FactWording,
    FindingWording,
    Milestone,
    MilestoneWording,
    QuestionWording,
)
from tests.factories.answers import ConsultationFactory, GuidingQuestionFactory
from tests.factories.cities import CityRoleFactory, ProjectFactory
from tests.factories.people import signed_in
from tests.factories.publications import milestone, mission_page
from tests.factories.wordings import word

pytestmark = pytest.mark.django_db


def form_of(record: Worded) -> str:
    return reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])


def role_with(note: str, record: CityRole) -> dict[str, Any]:
    wordings = inline_formset([{"language": "es", "note": note, "is_reviewed": "on"}])
    own = {name: getattr(record, name) for name in ("attested_on", "source_url")}
    ends = {"city": record.city_id, "role": record.role_id, "is_coalition": "on"}
    return nested_form_data(own | ends | {"note": "Founding city.", "wordings": wordings})


def test_who_may_change_a_role_writes_its_note_in_other_languages() -> None:
    record = CityRoleFactory.create(note="Founding city.")

    answer = signed_in("Coordinators").post(form_of(record), role_with("Ciudad fundadora.", record))

    assert answer.status_code == 302
    assert RoleWording.objects.values_list("record", "language", "note").get() == (record.pk, "es", "Ciudad fundadora.")
    assert ModelLogEntry.objects.for_instance(record).exists()


def test_who_may_only_read_a_role_changes_none_of_its_words() -> None:
    record = CityRoleFactory.create(note="Founding city.")

    answer = signed_in("Editors").post(form_of(record), role_with("Ciudad fundadora.", record))

    assert answer.status_code == 302
    assert not RoleWording.objects.exists()
    assert not ModelLogEntry.objects.for_instance(record).exists()


def test_editors_word_a_project_because_they_may_change_it() -> None:
    record = ProjectFactory.create(summary="A campaign.")
    machine = word(record, summary="Una campana.", is_reviewed=False)
    told = {"id": machine.pk, "language": "es", "summary": "Una campaña.", "is_reviewed": "on"}
    own = {"name": record.name, "slug": record.slug, "summary": record.summary, "confidence": "seen"}

    signed_in("Editors").post(form_of(record), nested_form_data(own | {"wordings": inline_formset([told], initial=1)}))

    [worded] = Project.objects.worded("es")
    assert (str(worded.said("summary")), worded.said("summary").is_by_machine) == ("Una campaña.", False)


def test_a_fact_is_worded_once_in_a_language(admin_client: Client) -> None:
    fact = Fact.objects.create(key="members", statement="Many.", as_of="2024", source_url="https://example.org/")
    own = {name: getattr(fact, name) for name in ("key", "statement", "as_of", "source_url")}
    told = {"language": "fr", "statement": "Beaucoup."}

    refused = admin_client.post(form_of(fact), nested_form_data(own | {"wordings": inline_formset([told, told])}))
    before = FactWording.objects.count()
    admin_client.post(form_of(fact), nested_form_data(own | {"wordings": inline_formset([told])}))

    assert (refused.status_code, before) == (200, 0)
    assert FactWording.objects.get().statement == "Beaucoup."


def test_a_milestone_and_its_findings_are_worded_in_one_form(admin_client: Client) -> None:
    made = milestone(mission_page(), ("not-started", "2024"), title="A register")
    finding = made.findings.get()
    told = {"language": "es", "note": "No ha empezado."}
    own = {"mission": made.mission_id, "title": made.title, "language": "en", "order": "0"}
    row = {"id": finding.pk, "status": "not-started", "as_of": "2024", "note": "Has not begun."}
    data = own | {
        "wordings": inline_formset([{"language": "es", "title": "Un registro"}]),
        "findings": inline_formset([row | {"wordings": inline_formset([told])}], initial=1),
    }

    answer = admin_client.post(form_of(made), nested_form_data(data))

    assert answer.status_code == 302
    assert MilestoneWording.objects.get().title == "Un registro"
    assert FindingWording.objects.values_list("record", "note").get() == (finding.pk, "No ha empezado.")
    assert str(Milestone.objects.worded("es").get().said("title")) == "Un registro"


def test_a_consultation_and_its_questions_are_worded_in_one_form(admin_client: Client) -> None:
    question = GuidingQuestionFactory.create(consultation=ConsultationFactory.create())
    asked = question.consultation
    texts = {"title": "Pautas", "summary": rich_text("<p>Resumen</p>"), "outcome": rich_text("")}
    row = {"id": question.pk, "text": question.text, "hint": "", "ORDER": "1"}
    own = {"event": asked.event_id, "title": asked.title, "slug": asked.slug, "language": "en", "is_public": "on"}
    data = own | {
        "summary": rich_text(""),
        "outcome": rich_text(""),
        "wordings": inline_formset([{"language": "es"} | texts]),
        "questions": inline_formset(
            [row | {"wordings": inline_formset([{"language": "es", "text": "¿Qué primero?"}])}], initial=1
        ),
    }

    answer = admin_client.post(form_of(asked), nested_form_data(data))

    assert answer.status_code == 302
    assert ConsultationWording.objects.get().title == "Pautas"
    assert QuestionWording.objects.get().text == "¿Qué primero?"


def test_lists_are_narrowed_to_what_nobody_has_reviewed(admin_client: Client) -> None:
    waiting, done = (CityRoleFactory.create(note="Founding city.") for _number in range(2))
    word(waiting, note="Ciudad fundadora.", is_reviewed=False)
    word(done, note="Ciudad fundadora.")
    address = reverse(CityRole.snippet_viewset.get_url_name("list"))

    listed = admin_client.get(f"{address}?unreviewed=true").content.decode()
    others = admin_client.get(f"{address}?unreviewed=false").content.decode()

    marks = [f"edit/{each.pk}/" for each in (waiting, done)]
    assert [mark in listed for mark in marks] == [True, False]
    assert [mark in others for mark in marks] == [False, True]
