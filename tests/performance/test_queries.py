"""Pages and lists ask the database as often for a hundred entries as for one, each with four missions and partners.

Home, city, practice, organisation and directory are counted where they are presented, for fewer entries; here all
stand in one directory that has grown, and what searches remembers nothing of an earlier request.
"""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cities.models import CityPage
from practices.models import PracticePage
from search import sync
from search.analysis import renew_lexicon
from tests.factories.cities import OrganisationPageFactory, publish
from tests.factories.directory import many, more

pytestmark = pytest.mark.django_db

FINDER = "/en/practices/?q=practice&mission=mission-0&mission=mission-1&stage=running&type=register"


def addresses(city: CityPage) -> dict[str, tuple[str, int]]:
    """Every page type, and how many queries it may take."""
    practice = PracticePage.objects.child_of(city).first()
    organisation = publish(OrganisationPageFactory.create())
    return {
        "home": ("/en/", 15),
        "directory": ("/en/cities/", 12),
        "city": (f"/en/cities/{city.slug}/", 15),
        "practice": (f"/en/cities/{city.slug}/{practice.slug}/", 15),
        "organisation": (f"/en/organisations/{organisation.slug}/", 15),
        "vocabularies": ("/en/vocabularies/", 5),
        "finder": (FINDER, 20),
        "all kinds": ("/en/search/?q=practice", 20),
        "data": (FINDER.replace("/?", ".json?"), 20),
    }


def forget() -> None:
    """What this process and the cache remember."""
    cache.clear()
    renew_lexicon()
    sync.rebuild()


def counts(client: Client, pages: dict[str, tuple[str, int]]) -> dict[str, int]:
    found = {}
    for name, (address, _most) in pages.items():
        client.get(address)  # what Django itself looks up once in the life of a process
        if "practice" in address.partition("?")[2]:
            forget()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200, address
        found[name] = len(captured)
    return found


def test_a_hundred_entries_cost_what_one_costs(client: Client) -> None:
    city = many(1)
    pages = addresses(city)
    few = counts(client, pages)
    more(city, 99)

    assert counts(client, pages) == few
    assert {name: few[name] for name, (_address, most) in pages.items() if few[name] > most} == {}
    assert client.get("/en/practices.json").json()["total"] == 100
