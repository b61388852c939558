"""A process that is really killed, on the real data: what it left is whole, or is named and mended by a command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from io import StringIO
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cities.models import CityPage
from search.models import SearchDocument
from tests.architecture.source import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("seeded")]

# The moment at which the search would be told is the last of this process.
KILLED_BEFORE_THE_SEARCH_KNOWS = """
import os, signal
import django
django.setup()
from cities.models import CityPage
from search import sync
sync.refresh = lambda *told: os.kill(os.getpid(), signal.SIGKILL)
page = CityPage.objects.get(city__slug="maceio", locale__language_code="en")
"""
PUBLISH = "page.title = 'Renamed'; page.save_revision().publish()"
MOVE = "page.slug = 'renamed'; page.save()"


def killed(change: str) -> None:
    name = str(connection.settings_dict["NAME"])
    address = (
        f"sqlite:///{name}"
        if connection.vendor == "sqlite"
        else urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    )
    environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "network.settings", "DEBUG": "1"}
    command = [sys.executable, "-c", KILLED_BEFORE_THE_SEARCH_KNOWS + change]
    connection.close()
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == -signal.SIGKILL


def health(**options: bool) -> str:
    out = StringIO()
    call_command("search_health", stdout=out, **options)
    return out.getvalue()


def test_a_publish_that_is_killed_did_not_happen() -> None:
    killed(PUBLISH)

    assert CityPage.objects.get(city__slug="maceio", locale__language_code="en").title == "Maceió"
    assert SearchDocument.objects.get(kind="city", slug="maceio", language="en").title == "Maceió"
    assert "in step" in health()


def test_an_address_that_changed_unheard_is_mended_with_all_below_it() -> None:
    """Wagtail tells of a new address after its commit."""
    killed(MOVE)

    below = SearchDocument.objects.filter(kind="practice", url_path__startswith="cities/maceio/", language="en")
    count = below.count()
    assert count > 1
    with pytest.raises(CommandError, match="--repair"):
        health()

    assert "Mended" in health(repair=True)
    moved = SearchDocument.objects.filter(kind="practice", url_path__startswith="cities/renamed/", language="en")
    assert (moved.count(), below.count()) == (count, 0)
    assert "in step" in health()
