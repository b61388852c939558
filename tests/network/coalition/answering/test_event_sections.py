"""An event's page leads to its registration and shows its consultations, each at a constant price."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from cities.sections import Section, sections
from network.coalition.models import EventPage
from tests.factories.answers import ConsultationFactory, GuidingQuestionFactory, RegistrationFactory, event_page

pytestmark = pytest.mark.django_db


def shown(page: EventPage) -> dict[str, str]:
    """The words of our sections by their key, on the page as a request reads it."""
    read = EventPage.objects.get(pk=page.pk)
    ours = (each for each in sections("event", read, "en") if each.key in {"register", "consultation"})
    return {each.key: _rendered(each) for each in ours}


def _rendered(section: Section) -> str:
    return " ".join(render_to_string(section.template, {"section": section}).split())


def test_it_leads_to_the_form_and_says_what_is_left() -> None:
    page = event_page(capacity=2)
    RegistrationFactory.create(event=page.event)

    assert 'href="/en/events/meeting/register/"' in shown(page)["register"]
    assert "1 seat is left." in shown(page)["register"]
    RegistrationFactory.create(event=page.event)
    assert "Join the waiting list" in shown(page)["register"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"registration_opens": timezone.now() + timedelta(days=1)}, "Registration opens on"),
        ({"start": "2024-09-05"}, "Registration has closed."),
        ({"takes_registrations": False}, ""),
    ],
)
def test_when_it_is_not_open_there_is_no_way(fields: dict[str, Any], said: str) -> None:
    told = shown(event_page(**fields)).get("register", "")

    assert said in told
    assert "href" not in told


@pytest.mark.parametrize("count", [1, 6])
def test_what_is_asked_costs_the_same_whatever_its_number(
    count: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    page = event_page(takes_registrations=False)
    for _number in range(count):
        consultation = ConsultationFactory.create(event=page.event, deadline=timezone.now() + timedelta(days=1))
        GuidingQuestionFactory.create_batch(count, consultation=consultation)

    with django_assert_max_num_queries(4):  # two for what is asked, the page and its record
        told = shown(page)["consultation"]

    assert told.count("/1/") == count
