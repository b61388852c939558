"""Translating a page with wagtail-localize: what becomes public, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import TranslationCreator

from network.base.context import alternates_of
from network.base.models import MachineTranslation
from practices.models import PracticePage
from search.models import SearchDocument
from tests.factories.cities import locale, publish
from tests.factories.coalition import city_page
from tests.factories.people import signed_in
from tests.factories.practices import practice_page

pytestmark = pytest.mark.django_db

CapturesCommits = Callable[..., Any]


def send_to_translation(page: Any, language: str) -> Translation:
    """As an editor does with “Translate this page”."""
    TranslationCreator(user=None, target_locales=[locale(language)]).create_translations(page)
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=locale(language))


def translate(translation: Translation, capture: CapturesCommits) -> None:
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"{segment.string.data} (es)",
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    with capture(execute=True):
        translation.save_target(publish=True)


def languages_of(kind: str) -> set[str]:
    return set(SearchDocument.objects.filter(kind=kind).values_list("language", flat=True))


def test_a_page_that_is_sent_to_translation_stays_a_draft(client: Client) -> None:
    page = publish(practice_page(city_page("lyon"), slug="register", title="Register"))

    send_to_translation(page, "es")

    draft = PracticePage.objects.get(locale=locale("es"), alias_of=None)
    html = client.get("/es/cities/lyon/register/").content.decode()
    assert (draft.live, draft.practice_id) == (False, page.practice_id)
    assert languages_of("practice") == {"en"}
    assert '<h1 lang="en">' in html
    assert alternates_of(page) == []


def test_a_translated_practice_does_not_publish_its_untranslated_city(
    client: Client, django_capture_on_commit_callbacks: CapturesCommits
) -> None:
    city = publish(city_page("lyon"))
    page = publish(practice_page(city, slug="register", title="Register"))

    translate(send_to_translation(page, "es"), django_capture_on_commit_callbacks)

    node = Page.objects.get(translation_key=city.translation_key, locale=locale("es"))
    html = client.get("/es/cities/lyon/").content.decode()
    assert node.alias_of_id == city.pk  # a place in the tree, no translation
    assert '<h1 lang="en">' in html
    assert 'rel="canonical" href="http://127.0.0.1:8000/en/cities/lyon/"' in html
    assert languages_of("city") == {"en"}
    assert alternates_of(city) == []
    assert "/es/cities/lyon/</loc>" not in client.get("/sitemap-es.xml").content.decode()


def test_a_published_translation_takes_its_address_and_is_found(
    client: Client, django_capture_on_commit_callbacks: CapturesCommits
) -> None:
    page = publish(practice_page(city_page("lyon"), slug="register", title="Register"))

    translate(send_to_translation(page, "es"), django_capture_on_commit_callbacks)

    html = client.get("/es/cities/lyon/register/").content.decode()
    assert "<h1>Register (es)</h1>" in html
    assert 'tabindex="-1" lang=' not in html
    assert 'rel="canonical" href="http://127.0.0.1:8000/es/cities/lyon/register/"' in html
    assert {each["hreflang"] for each in alternates_of(page)} == {"en", "es", "x-default"}
    assert languages_of("practice") == {"en", "es"}
    assert "/es/cities/lyon/register/</loc>" in client.get("/sitemap-es.xml").content.decode()
    assert Page.find_problems() == ([], [], [], [], [])


def test_only_the_source_renames_itself_and_its_translations_follow(
    client: Client, django_capture_on_commit_callbacks: CapturesCommits
) -> None:
    page = publish(practice_page(city_page("lyon"), slug="register", title="Register"))
    translate(send_to_translation(page, "es"), django_capture_on_commit_callbacks)

    page.refresh_from_db()
    page.slug = "public-register"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert client.get("/es/cities/lyon/public-register/").status_code == 200
    assert "Register (es)" in client.get("/es/cities/lyon/public-register/").content.decode()


def test_an_editor_sends_a_page_to_translation_and_works_on_it() -> None:
    page = publish(practice_page(city_page("lyon"), slug="register", title="Register"))
    editor = signed_in("Editors")

    form = editor.get(f"/admin/localize/submit/page/{page.pk}/")
    sent = editor.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [locale("es").pk]}, follow=True)

    draft = PracticePage.objects.get(locale=locale("es"), alias_of=None)
    assert (form.status_code, sent.status_code, draft.live) == (200, 200, False)
    assert "Register" in editor.get(f"/admin/pages/{draft.pk}/edit/").content.decode()


def test_city_staff_do_not_translate(client: Client) -> None:
    page = publish(practice_page(city_page("lyon"), slug="register", title="Register"))

    signed_in("City staff").post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [locale("es").pk]})

    assert not PracticePage.objects.filter(locale=locale("es")).exists()


def test_an_editor_says_that_a_translation_was_reviewed(client: Client) -> None:
    page = publish(city_page("lyon"))
    made = MachineTranslation.objects.create(page=page)
    editor = signed_in("Editors")

    listed = editor.get("/admin/snippets/base/machinetranslation/").content.decode()
    editor.post(f"/admin/snippets/base/machinetranslation/edit/{made.pk}/", {"is_reviewed": "on"})

    made.refresh_from_db()
    assert "Lyon" in listed
    assert made.is_reviewed
    assert editor.get("/admin/snippets/base/machinetranslation/add/").status_code in {302, 403, 404}
