"""The pages that people see when something is missing, forbidden, withdrawn or broken."""

from __future__ import annotations

import json

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import RequestFactory

from network.base import errors


def request_of(rf: RequestFactory, path: str) -> HttpRequest:
    request = rf.get(path)
    request.user = AnonymousUser()
    return request


def test_a_missing_page_searches_for_the_words_of_its_address(rf: RequestFactory) -> None:
    response = errors.not_found(request_of(rf, "/en/cities/maceio/smart-sandbox/"))
    html = response.content.decode()

    assert response.status_code == 404
    assert 'value="cities maceio smart sandbox"' in html
    assert 'action="/en/search/"' in html
    assert html.count("<h1") == 1
    assert 'name="robots" content="noindex"' in html
    assert 'rel="canonical"' not in html


def test_data_that_is_missing_says_so_as_data(rf: RequestFactory) -> None:
    response = errors.not_found(request_of(rf, "/en/cities/nowhere.json"))

    assert response.status_code == 404
    assert json.loads(response.content) == {"error": "Page not found"}


def test_words_of_an_address_cannot_leave_the_field(rf: RequestFactory) -> None:
    html = errors.not_found(request_of(rf, "/en/%22%3E%3Cscript%3Ealert(1)%3C/script%3E/")).content.decode()

    assert "<script>alert" not in html


def test_a_forbidden_page_says_which_role_is_needed(rf: RequestFactory) -> None:
    told = errors.permission_denied(request_of(rf, "/en/x/"), PermissionDenied("Only editors publish."))
    untold = errors.permission_denied(request_of(rf, "/en/x/"))

    assert told.status_code == 403
    assert "Only editors publish." in told.content.decode()
    assert "role" in untold.content.decode()


def test_a_withdrawn_page_says_who_when_and_where_it_is_kept(rf: RequestFactory) -> None:
    notice = {"title": "Sandbox", "who": "Maceió", "when": "2026-10", "archive": "https://web.archive.org/x"}
    html = errors.gone(request_of(rf, "/en/x/"), notice).content.decode()

    assert "Sandbox" in html
    assert "Maceió withdrew it on October 2026." in html
    assert "https://web.archive.org/x" in html


def test_a_withdrawn_page_says_only_what_is_known(rf: RequestFactory) -> None:
    nothing = errors.gone(request_of(rf, "/en/x/"), {}).content.decode()
    someone = errors.gone(request_of(rf, "/en/x/"), {"who": "Porto"}).content.decode()
    sometime = errors.gone(request_of(rf, "/en/x/"), {"when": "2026-10-02"}).content.decode()

    assert "on purpose" in nothing
    assert "Porto withdrew it." in someone
    assert "It was withdrawn on 2 October 2026." in sometime
    assert not any("None" in html or "archived copy" in html for html in (nothing, someone, sometime))


def test_the_last_pages_need_neither_database_nor_hashed_files(rf: RequestFactory) -> None:
    """No database fixture: a query would fail this test."""
    errors._plain.cache_clear()

    for response, status in ((errors.server_error(rf.get("/")), 500), (errors.bad_request(rf.get("/")), 400)):
        html = response.content.decode()
        assert response.status_code == status
        assert html.count("<h1") == 1
        assert '"/static/site.css"' in html
        assert "<script" not in html


def test_what_stands_alone_speaks_the_language_of_its_address_whoever_came_first(rf: RequestFactory) -> None:
    spanish, english = errors.server_error(rf.get("/es/x/")), errors.server_error(rf.get("/en/x/"))
    french = errors.bad_request(rf.get("/x/", headers={"Accept-Language": "fr-CH, en;q=0.5"}))

    assert parts(spanish.content.decode()) == ('<html lang="es">', "Algo falló por nuestra parte")
    assert parts(english.content.decode()) == ('<html lang="en">', "Something went wrong on our side")
    assert parts(french.content.decode()) == ('<html lang="fr">', "Nous ne pouvons pas lire cette demande")


def parts(html: str) -> tuple[str, str]:
    return "<html" + html.partition("<html")[2].partition(">")[0] + ">", html.partition("<h1>")[2].partition("</h1>")[0]
