"""Whatever bytes stand in an address, the answer is a proper page: 200, 400 or 404, never a failure."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.factories.directory import Directory, directory

pytestmark = pytest.mark.django_db

QUERIES = [
    "q=%ff%fe%80&mission=%ff",
    "q=%00a%00&city=%00&page=%00",
    "q=%22%27%3B--%3Cscript%3E&sort=%27",
    "page=99999999999999999999",
    "page=-1&year=99999999999999999999",
    "colour=blue&mission=nothing&kind=nothing&language=xx",
    "q=" + "a" * 10_000,
    "mission=" + "%27" * 3_000,
    "%ff=%ff&%00=%00&=&&&",
    "q[]=1&q={}&q=%F0%9F%8F%99%ED%A0%80",
    "membership=%27%22&region=%00&letter=%ff",
]
ENDS = [
    "%ff",
    "%00",
    "%00/",
    "..%2f..%2fetc%2fpasswd",
    "%22%27",
    "%F0%9F%8F%99",
    "a" * 3_000,
    "x/" * 200,
    "%2e%2e/",
    "9" * 40,
]
PLACES = [
    *("/", "/en/", "/xx/", "/en/cities/", "/en/organisations/", "/en/practices/", "/en/search/", "/es/cities/"),
    *("/id/practice/", "/id/", "/sitemap-", "/media/", "/documents/", "/documents/1/", "/static/", "/en/_util/"),
    *("/healthz", "/robots.txt", "/sitemap.xml", "/en/suggest.json", "/en/practices.", "/en/cities."),
]
FINE = {200, 301, 302, 400, 404}


@pytest.fixture
def made() -> Directory:
    return directory()


@pytest.fixture
def everywhere(made: Directory) -> list[str]:
    city = f"/en/cities/{made.city.slug}"
    return [
        *(urlsplit(address).path for address in (*made.addresses.values(), *made.data)),
        *(
            "/",
            "/healthz",
            "/readyz",
            "/sitemap-en.xml",
            "/social/1.png",
            "/vocabularies/glossary.csv",
            "/vocabularies/nothing.jsonld",
            f"/id/practice/{made.practice.practice_id}",
            "/id/city/99999999999999999999",
        ),
        *("/documents/1/x.pdf", "/media/x.png", "/static/site.css", "/en/nothing/", f"{city}/nothing/"),
        *(
            "/en/vocabularies/",
            "/en/feedback/",
            "/en/feedback/sent/",
            "/en/join/",
            "/en/join/sent/",
            "/en/registration/x/",
            "/en/continue/",
            "/en/continue/x/",
        ),
        *(f"/en/events/{made.event.slug}/register/{end}" for end in ("", "sent/x/")),
        *(f"/en/consultations/nothing/{end}" for end in ("", "sent/", "1/")),
        *("/en/_util/authenticate_with_password/1/1/", "/en/_util/login/", "/documents/authenticate_with_password/1/"),
    ]


def calm(client: Client, address: str) -> None:
    """Answers properly; a page says so in words, and has one heading."""
    response = client.get(address)
    assert response.status_code in FINE, f"{response.status_code} {address[:200]}"
    content = response.getvalue()
    if response.status_code in {400, 404} and response.get("Content-Type", "").startswith("text/html"):
        assert content.count(b"<h1") == 1, address[:200]


@pytest.mark.slow
def test_odd_queries(client: Client, everywhere: list[str]) -> None:
    client.raise_request_exception = False

    for query in QUERIES:
        for address in everywhere:
            calm(client, f"{address}?{query}")


@pytest.mark.slow
def test_odd_paths(client: Client, made: Directory) -> None:
    client.raise_request_exception = False

    for end in ENDS:
        for place in (*PLACES, f"/en/cities/{made.city.slug}/"):
            calm(client, place + end)
        calm(client, f"/en/cities/{end}/{made.practice.slug}")


def leaves(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + (str(pattern.pattern).removeprefix("^") if before else str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from leaves(pattern.url_patterns, route)
        else:
            yield route


def test_no_public_pattern_is_forgotten(everywhere: list[str]) -> None:
    public = {route for route in leaves(get_resolver().url_patterns) if not route.startswith("admin/")}
    asked = {resolve(address).route for address in everywhere}

    assert {route for route in public - asked if "media/" not in route} == set()
