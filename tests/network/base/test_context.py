"""What the frame of a page says about its languages, its place and its address."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from network.base.context import alternates_of, breadcrumbs_of, frame, frame_of, interface_language
from tests.factories.cities import CityFactory, CityPageFactory, home, locale, publish


def test_a_language_is_spoken_once_its_interface_is_translated(settings: pytest.FixtureRequest) -> None:
    assert [interface_language(code) for code in ("en", "es", "pt-br", "fr")] == ["en", "es", "pt-br", "fr"]

    settings.INTERFACE_LANGUAGES = ["en", "es"]  # type: ignore[attr-defined]

    assert [interface_language(code) for code in ("en", "es", "fr")] == ["en", "es", "en"]


def test_the_frame_leads_to_the_same_page_in_each_language_and_asks_nothing(rf: RequestFactory) -> None:
    with override("es"):
        found = frame(rf.get("/es/practices/", {"q": "wifi"}))

    assert found["visitor_language"] == "es"
    assert found["home_url"] == "/es/"
    assert [each["url"] for each in found["languages"]] == [
        f"/{code}/practices/?q=wifi" for code in ("en", "es", "pt-br", "fr")
    ]
    assert [each["code"] for each in found["languages"] if each["current"]] == ["es"]


def test_the_admin_has_a_frame_of_its_own(rf: RequestFactory) -> None:
    assert frame(rf.get("/admin/pages/")) == {}


@pytest.mark.django_db
def test_an_untranslated_page_says_so_and_names_its_source(rf: RequestFactory, settings: pytest.FixtureRequest) -> None:
    page = CityPageFactory(city=CityFactory(name="Maceio"))
    request = rf.get("/es/cities/maceio/")
    request.visitor_language = "es"  # type: ignore[attr-defined]

    found = frame_of(page, request)

    assert (found["content_language"], found["is_fallback"]) == ("en", True)
    assert found["canonical"] == f"{settings.SITE_URL}/en/cities/maceio/"  # type: ignore[attr-defined]
    assert found["breadcrumbs"] == [
        {"title": "Home", "url": "/es/", "language": "es"},
        {"title": "Ciudades", "url": "/es/cities/", "language": "es"},
        {"title": "Maceio", "url": "", "language": "en"},
    ]

    request.visitor_language = "en"  # type: ignore[attr-defined]
    assert frame_of(page, request)["is_fallback"] is False


@pytest.mark.django_db
def test_only_real_translations_into_spoken_languages_are_alternates(settings: pytest.FixtureRequest) -> None:
    page = CityPageFactory(city=CityFactory(name="Maceio"))
    page.copy_for_translation(locale("fr"), alias=True)
    assert alternates_of(page) == []

    settings.INTERFACE_LANGUAGES = ["en", "es", "fr"]  # type: ignore[attr-defined]
    assert alternates_of(page) == []
    page.copy_for_translation(locale("es")).save_revision().publish()

    assert [each["hreflang"] for each in alternates_of(page)] == ["en", "es", "x-default"]
    assert alternates_of(page)[-1]["url"] == alternates_of(page)[0]["url"]


@pytest.mark.django_db
def test_a_frame_costs_one_query(rf: RequestFactory, django_assert_num_queries: pytest.FixtureRequest) -> None:
    page, top = CityPageFactory(city=CityFactory(name="Maceio")), home()
    publish(page.copy_for_translation(locale("es")))
    request = rf.get("/fr/cities/maceio/")
    request.visitor_language = "fr"  # type: ignore[attr-defined]

    with django_assert_num_queries(1):  # type: ignore[operator]
        found = frame_of(page, request)
    assert [each["url"] for each in found["breadcrumbs"]] == ["/fr/", "/fr/cities/", ""]
    assert [each["hreflang"] for each in found["alternates"]] == ["en", "es", "x-default"]
    assert breadcrumbs_of(top, "fr") == []
