"""Headers of every answer, our own error pages while debugging, and what is said at old addresses."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client, RequestFactory
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from network.base.middleware import OwnErrorPages
from tests.factories.cities import CityFactory, CityPageFactory, city_index

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/en/cities/", "/en/nothing/", "/healthz", "/static/theme.js", "/admin/login/"]
)
def test_every_answer_carries_the_headers_of_a_careful_site(client: Client, address: str) -> None:
    city_index()

    response = client.get(address)

    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    assert "camera=()" in response.headers["Permissions-Policy"]
    policy = response.headers["Content-Security-Policy"]
    assert {"base-uri", "form-action", "frame-ancestors"} <= {part.split()[0] for part in policy.split("; ")}


@pytest.mark.django_db
def test_only_the_admin_may_use_inline_code(client: Client) -> None:
    city_index()

    public = client.get("/en/cities/").headers["Content-Security-Policy"]

    assert "unsafe" not in public
    assert public.startswith("default-src 'none'")
    assert "unsafe-inline" in client.get("/admin/login/").headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/en/", "/en/cities/", "/en/nothing/", "/healthz"])
def test_a_visitor_gets_no_cookie(client: Client, address: str) -> None:
    city_index()

    response = client.get(address)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/id/practice/99/", "/id/", "/api/nothing/", "/documents/9/x.pdf", "/status/none", "/favicon.ico"]
)
def test_an_unknown_address_that_has_no_language_is_not_found_at_once(client: Client, address: str) -> None:
    city_index()

    assert client.get(address, headers={"accept-language": "es"}).status_code == 404


@pytest.mark.django_db
def test_an_address_that_lacks_its_language_leads_to_the_visitors(client: Client) -> None:
    city_index()

    response = client.get("/cities/", headers={"accept-language": "es"})

    assert (response.status_code, response.headers["Location"]) == (302, "/es/cities/")


def test_errors_have_our_pages_while_debugging_too(rf: RequestFactory, settings: pytest.FixtureRequest) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    pages = OwnErrorPages(lambda request: pytest.fail("not called"))

    def answer(exception: Exception) -> tuple[int, str]:
        response = pages.process_exception(rf.get("/en/x/"), exception)
        assert response is not None
        return response.status_code, response.content.decode()

    assert answer(Http404())[0] == 404
    assert answer(PermissionDenied("Only editors may."))[0] == 403
    status, page = answer(RuntimeError("secret detail"))
    assert status == 500
    assert "secret detail" not in page


def test_in_production_django_answers_errors_itself(rf: RequestFactory, settings: pytest.FixtureRequest) -> None:
    settings.DEBUG = False  # type: ignore[attr-defined]
    assert OwnErrorPages(lambda request: pytest.fail("not called")).process_exception(rf.get("/"), Http404()) is None


def test_an_error_leaves_no_words_of_a_search_in_the_log(
    rf: RequestFactory, settings: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    OwnErrorPages(lambda request: pytest.fail("not called")).process_exception(
        rf.get("/en/search/", {"q": "my illness"}), RuntimeError()
    )

    assert "request_failed method=GET path=/en/search/" in caplog.text
    assert "illness" not in caplog.text


@pytest.mark.django_db
class TestOldAddresses:
    @pytest.fixture(autouse=True)
    def _page(self) -> None:
        page = CityPageFactory(city=CityFactory(name="Maceio"))
        Redirect.objects.create(old_path="/en/cities/old-name", redirect_page=page)
        Redirect.objects.create(old_path="/en/outside", redirect_link="https://example.org/", is_permanent=False)

    @pytest.mark.parametrize("language", ["en", "es", "pt-br"])
    def test_an_old_address_leads_on_in_the_visitors_language(self, client: Client, language: str) -> None:
        response = client.get(f"/{language}/cities/old-name/")

        assert (response.status_code, response.headers["Location"]) == (301, f"/{language}/cities/maceio/")

    def test_a_redirect_may_lead_outside(self, client: Client) -> None:
        response = client.get("/fr/outside/")

        assert (response.status_code, response.headers["Location"]) == (302, "https://example.org/")

    def test_a_redirect_to_a_page_that_is_not_live_is_none(self, client: Client) -> None:
        Redirect.objects.update(redirect_page=CityPageFactory(live=False))

        assert client.get("/en/cities/old-name/").status_code == 404

    def test_a_redirect_never_leads_to_itself(self, client: Client) -> None:
        page = CityPageFactory(city=CityFactory(name="Lyon"))
        Redirect.objects.create(old_path="/en/cities/lyon", redirect_page=page)
        PageViewRestriction.objects.create(page=page, restriction_type="login")

        assert client.get("/en/cities/lyon.json").status_code == 404

    def test_nothing_else_is_redirected(self, client: Client) -> None:
        assert client.get("/en/cities/other/").status_code == 404
        assert client.post("/en/cities/old-name/").status_code == 404
        assert client.get("/healthz").status_code == 200
