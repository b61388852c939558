"""No address of ours takes a form from another site."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from network.base.models import Draft
from network.base.posting import seals

pytestmark = pytest.mark.django_db

PARTS = {"slug": "x", "number": "1", "path": "x", "seal": "x", "kind": "city"}
FOREIGN = [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Cookie": "sessionid=x"}]
# Refused, not there, not for forms; a redirect leads a visitor without a language to one, where it is asked again.
REFUSED = {301, 302, 403, 404, 405}


def patterns(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in found:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            if not route.startswith(("admin", "_")):
                yield from patterns(each.url_patterns, route)
        else:
            yield route


def address_of(route: str) -> str:
    """An example of a route: groups and converters filled in."""
    route = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: PARTS.get(found[1], "x"), re.sub(r"\(\?P", "", route))
    return "/" + re.sub(r"[\^$\\]|\([^)]*\)[?*+]?|\{[^}]*\}", "", route)


def test_every_route_refuses_forms_of_others() -> None:
    client = Client(enforce_csrf_checks=True)
    routes = sorted({address_of(route) for route in patterns(get_resolver().url_patterns)})
    taken = [
        (route, headers, answer.status_code)
        for route in routes
        for headers in FOREIGN
        if (answer := client.post(route, {"text": "x"}, headers=headers)).status_code not in REFUSED
    ]

    assert len(routes) > 20
    assert taken == []


@pytest.mark.parametrize("path", ["feedback/", "join/"])
def test_the_look_reaches_our_forms(path: str) -> None:
    assert any(address_of(route).endswith(path) for route in patterns(get_resolver().url_patterns))
    assert Client().post(f"/en/{path}", {"text": "x"}).status_code == 422


STEPS = ["", "city", "person", "reason", "check", "later"]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("step", STEPS)
def test_no_step_of_a_long_form_is_taken_from_others(step: str, headers: dict[str, str]) -> None:
    fields = {"sending": seals.new_key(), "step": step, "city": "Porto", "email": "ana@example.org"}

    assert Client().post("/en/join/", fields, headers=headers).status_code == 403
    assert not Draft.objects.exists()
    assert not mail.outbox


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_taken_from_our_own_pages(step: str) -> None:
    fields = {"sending": seals.new_key(), "step": step, "city": "Porto", "email": "ana@example.org"}

    assert Client().post("/en/join/", fields, headers={"Sec-Fetch-Site": "same-origin"}).status_code != 403
    assert Draft.objects.count() == 1
