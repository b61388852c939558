from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from network.base.models import Scheme
from practices.cities import missions_of, section
from tests.factories.cities import CityPageFactory, concept, publish
from tests.factories.practices import practice_page

pytestmark = pytest.mark.django_db


def test_a_city_shows_what_it_leads_and_where_it_takes_part() -> None:
    lead, other = CityPageFactory(), CityPageFactory()
    publish(practice_page(lead, title="Older", year_started=2019))
    publish(practice_page(lead, title="Newer", year_started=2023))
    publish(practice_page(other, title="Shared", partners=[lead.city]))
    publish(practice_page(other, title="Not its own"))

    found = section(lead, "en")

    assert found is not None
    assert [each.title for each in found.data["leads"]] == ["Newer", "Older"]
    assert [each.title for each in found.data["takes_part"]] == ["Shared"]
    assert {title for title, _url in found.items} == {"Newer", "Older", "Shared"}


def test_a_city_without_practices_has_no_such_section() -> None:
    assert section(CityPageFactory(), "en") is None


def test_a_citys_practices_can_be_narrowed_by_the_stages_that_they_have() -> None:
    running, pilot, _idea = (concept(Scheme.STAGE, code) for code in ("running", "pilot", "idea"))
    lead = CityPageFactory()
    publish(practice_page(lead, stage=running))
    publish(practice_page(lead, stage=running))
    one_stage = section(lead, "en")
    publish(practice_page(lead, stage=pilot))
    two_stages = section(lead, "en")

    assert one_stage is not None
    assert two_stages is not None
    assert one_stage.data["stages"] == []
    assert {each.code: each.count for each in two_stages.data["stages"]} == {"running": 2, "pilot": 1}


def test_the_section_costs_two_queries_when_labels_are_known(django_assert_num_queries: Callable[..., Any]) -> None:
    lead = CityPageFactory()
    for _ in range(3):
        publish(practice_page(lead, missions=["one", "two"]))
    section(lead, "en")

    with django_assert_num_queries(2):
        section(lead, "en")


def test_a_city_works_on_the_missions_of_its_practices(django_assert_num_queries: Any) -> None:
    lead, partner, idle = CityPageFactory(), CityPageFactory(), CityPageFactory()
    publish(practice_page(lead, missions=["one", "two"], partners=[partner.city]))
    publish(practice_page(partner, missions=["three"]))

    with django_assert_num_queries(2):
        found = missions_of([lead.city.pk, partner.city.pk, idle.city.pk])

    assert found == {lead.city.pk: {"one", "two"}, partner.city.pk: {"one", "two", "three"}}
