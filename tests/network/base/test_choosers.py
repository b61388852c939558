"""A record is chosen from a list that can be searched, as its list in the menu."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.cities import CityFactory, CityNameFactory
from tests.factories.events import event_page

pytestmark = pytest.mark.django_db


def chooser(client: Client, name: str, **asked: str) -> str:
    return client.get(reverse(f"wagtailsnippetchoosers_{name}:choose"), asked).json()["html"]


def test_a_record_is_found_by_all_words_and_once(admin_client: Client) -> None:
    event_page(title="Meeting of cities 2027")
    event_page(title="Launch of the Coalition")

    assert 'name="q"' in chooser(admin_client, "coalition_event")
    found = chooser(admin_client, "coalition_event", q="cities meeting")
    assert "Meeting of cities 2027" in found
    assert "Launch" not in found
    assert "Meeting" not in chooser(admin_client, "coalition_event", q="meeting launch")


def test_the_newest_event_stands_first_and_cities_by_name(admin_client: Client) -> None:
    event_page(title="Old event")
    event_page(title="New event")
    for name in ("Zaragoza", "Athens"):
        CityNameFactory.create(city=CityFactory.create(name=name), name=f"{name} too")

    events, cities = chooser(admin_client, "coalition_event"), chooser(admin_client, "cities_city", q="too a")

    assert events.index("New event") < events.index("Old event")
    assert cities.index("Athens") < cities.index("Zaragoza")
    assert cities.count("Zaragoza") == 1
