"""Texts of records without pages: in the reader's language where they are worded in it, else in their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError

from network.base.models import Said, Worded
from network.coalition.models import Fact, FactWording, Milestone, MilestoneFinding
from tests.factories.answers import ConsultationFactory, GuidingQuestionFactory
from tests.factories.cities import CityRoleFactory, MembershipFactory, ProjectFactory
from tests.factories.publications import milestone, mission_page
from tests.factories.wordings import word

pytestmark = pytest.mark.django_db


def fact(**fields: Any) -> Fact:
    values = {"key": "members-2024", "statement": "Many.", "value": "60+", "unit": "cities", "as_of": "2024"}
    made: Fact = Fact.objects.create(**(values | {"source_url": "https://example.org/"} | fields))
    return made


def finding() -> MilestoneFinding:
    made = milestone(mission_page(), ("limited", "2024")).findings.get()
    made.note = "English."
    made.save()
    return made


# Each kind of record, with a text of its own in English.
KINDS: dict[str, tuple[str, Callable[[], Worded]]] = {
    "Fact": ("statement", lambda: fact(statement="English.")),
    "CityRole": ("note", lambda: CityRoleFactory.create(note="English.")),
    "Membership": ("evidence_note", lambda: MembershipFactory.create(evidence_note="English.")),
    "Project": ("summary", lambda: ProjectFactory.create(summary="English.")),
    "Consultation": ("title", lambda: ConsultationFactory.create(title="English.")),
    "GuidingQuestion": ("text", lambda: GuidingQuestionFactory.create(text="English.")),
    "Milestone": ("title", lambda: milestone(mission_page(), title="English.")),
    "MilestoneFinding": ("note", finding),
}


def read(record: Worded, language: str, name: str) -> Said:
    return type(record).objects.worded(language).get(pk=record.pk).said(name)


def test_the_kinds_below_are_all_there_are() -> None:
    assert {model.__name__ for model in apps.get_models() if issubclass(model, Worded)} == set(KINDS)


@pytest.mark.parametrize("language", sorted(set(settings.INTERFACE_LANGUAGES) - {"en"}))
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_told_in_the_readers_language_or_falls_back_to_its_own(kind: str, language: str) -> None:
    name, make = KINDS[kind]
    record = make()

    before = read(record, language, name)
    word(record, language, **{name: "Traducido."})

    assert before == Said("English.", "en")
    assert read(record, language, name) == Said("Traducido.", language)
    assert read(record, "en", name) == before


def test_a_blank_text_of_a_wording_falls_back_and_one_that_the_record_does_not_say_is_not_added() -> None:
    with_unit, without = fact(), fact(key="horizon", unit="")
    word(with_unit, "es", statement="Muchas.")
    word(without, "es", statement="Muchas.", unit="ciudades")

    assert read(with_unit, "es", "unit") == Said("cities", "en")
    assert not read(without, "es", "unit")


def test_what_a_machine_worded_is_marked_until_somebody_has_read_it() -> None:
    record = fact()
    wording = word(record, "fr", statement="Beaucoup.", is_reviewed=False)

    before = read(record, "fr", "statement")
    FactWording.objects.filter(pk=wording.pk).update(is_reviewed=True)

    assert before.is_by_machine
    assert not read(record, "fr", "statement").is_by_machine
    assert not read(record, "en", "statement").is_by_machine


def test_a_record_has_one_wording_in_a_language() -> None:
    record = fact()
    word(record, "es", statement="Muchas.")

    with pytest.raises(IntegrityError):
        word(record, "es", statement="Bastantes.")


def test_a_text_in_another_language_than_english_says_so() -> None:
    made = milestone(mission_page(), ("limited", "2024"), title="Un registro", language="es")

    assert read(made, "fr", "title") == Said("Un registro", "es")
    assert made.findings.get().own_language == "es"
    assert Milestone.objects.worded("fr").get().said("title").language == "es"


@pytest.mark.parametrize("number", [1, 5])
def test_many_records_are_worded_in_one_query(number: int, django_assert_num_queries: Any) -> None:
    for each in range(number):
        word(fact(key=f"fact-{each}"), "es", statement="Muchas.")

    with django_assert_num_queries(1):
        told = [str(each.said("statement")) for each in Fact.objects.worded("es")]

    assert told == ["Muchas."] * number
