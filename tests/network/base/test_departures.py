"""What was deleted says so at its addresses, whatever kind of entry it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from network.base.models import GoneAddress
from tests.factories.cities import CityPageFactory, UserFactory, publish
from tests.factories.entries import KNOWN, TOLD, Maker, in_spanish
from tests.factories.events import event_page
from tests.factories.practices import practice_page
from tests.factories.publications import publication_page

pytestmark = pytest.mark.django_db

Rename = Callable[[Any], None]


@pytest.fixture
def rename(django_capture_on_commit_callbacks: Any) -> Rename:
    """Wagtail makes its redirects after the commit."""

    def to_another_name(page: Any) -> None:
        page.slug = "another-name"
        with django_capture_on_commit_callbacks(execute=True):
            publish(page)

    return to_another_name


EVERY_KIND = pytest.mark.parametrize("make", [*TOLD.values(), *KNOWN.values()], ids=[*TOLD, *KNOWN])


def address(page: Page, language: str = "en") -> str:
    return f"/{language}/{page.url_path.strip('/').partition('/')[2]}"


def status(client: Client, path: str) -> int:
    return client.get(path).status_code


@EVERY_KIND
def test_a_deleted_entry_is_gone_at_its_address_in_every_language(client: Client, make: Maker) -> None:
    page = make()
    assert status(client, f"{address(page)}/") == 200

    page.delete()

    for language in ("en", "es", "pt-br", "fr"):
        answer = client.get(f"{address(page, language)}/")
        assert answer.status_code == 410
        assert page.title not in answer.content.decode()


@pytest.mark.parametrize("make", [*TOLD.values(), KNOWN["city"]], ids=[*TOLD, "city"])
def test_the_data_of_a_deleted_entry_is_gone_too(client: Client, make: Maker) -> None:
    page = make()
    assert status(client, f"{address(page)}.json") == 200

    page.delete()

    assert status(client, f"{address(page)}.json") == 410
    assert status(client, f"{address(page)}-2.json") == 404


@pytest.mark.parametrize("kind", ["practice", "publication", "event"])
def test_the_permalink_of_a_deleted_entry_says_since_when(client: Client, kind: str) -> None:
    page = TOLD[kind]()
    page.delete()

    answer = client.get(f"/id/{kind}/{page.record_id}")

    assert answer.status_code == 410
    assert "It was withdrawn on" in answer.content.decode()


@EVERY_KIND
def test_a_renamed_entry_leads_on(client: Client, rename: Rename, make: Maker) -> None:
    page = make()
    old = address(page)
    rename(page)

    answer = client.get(f"{old.replace('/en/', '/fr/')}/")

    page.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{address(page, 'fr')}/")


@EVERY_KIND
def test_a_renamed_and_deleted_entry_is_gone_at_both_addresses(client: Client, rename: Rename, make: Maker) -> None:
    page = make()
    old = address(page)
    rename(page)
    page = type(page).objects.get(pk=page.pk)

    page.delete()

    assert [status(client, f"{each}/") for each in (old, address(page))] == [410, 410]


def test_a_moved_part_of_an_event_leads_on(client: Client) -> None:
    whole, part = event_page(), event_page()
    old = address(part)

    part.move(whole, pos="last-child")

    part.refresh_from_db()
    assert client.get(f"{old}/").headers["Location"] == f"{address(part)}/"


@pytest.mark.parametrize("make", TOLD.values(), ids=TOLD)
def test_an_entry_lives_on_in_its_other_language(client: Client, make: Maker) -> None:
    page = make()
    in_spanish(page)

    page.delete()

    assert status(client, f"{address(page)}/") == 200


@pytest.mark.parametrize("make", TOLD.values(), ids=TOLD)
def test_the_admin_deletes_an_entry_in_all_its_languages(client: Client, make: Maker) -> None:
    page = make()
    in_spanish(page)
    client.force_login(UserFactory(is_superuser=True, is_staff=True))

    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not type(page).objects.exists()
    assert status(client, f"{address(page, 'es')}/") == 410


def test_what_is_deleted_with_all_above_it_is_gone(client: Client) -> None:
    page = publish(practice_page())

    Page.objects.get(pk=page.get_parent().pk).delete()

    assert status(client, f"{address(page)}/") == 410


def test_what_was_taken_back_before_it_was_deleted_is_gone(client: Client) -> None:
    page = publication_page()
    page.unpublish()
    assert status(client, f"{address(page)}/") == 410

    page.delete()

    assert status(client, f"{address(page)}/") == 410


@EVERY_KIND
def test_what_is_taken_back_says_since_when_until_it_is_public_again(client: Client, make: Maker) -> None:
    page = make()
    page.unpublish()

    answer = client.get(f"{address(page, 'en')}/")

    assert answer.status_code == status(client, f"{address(page, 'es')}/") == 410
    assert "It was withdrawn on" in answer.content.decode()
    assert page.title not in answer.content.decode()
    publish(page)
    assert status(client, f"{address(page, 'es')}/") == 200


@pytest.mark.parametrize("make", [TOLD["practice"], *KNOWN.values()], ids=["practice", *KNOWN])
def test_the_permalink_of_what_is_taken_back_says_since_when(client: Client, make: Maker) -> None:
    page = make()
    page.unpublish()

    answer = client.get(f"/id/{page.record.kind}/{page.record_id}")

    assert answer.status_code == 410
    assert "It was withdrawn on" in answer.content.decode()


def test_what_was_renamed_and_is_taken_back_is_gone_at_both_addresses(client: Client, rename: Rename) -> None:
    page = publication_page()
    old = address(page)
    rename(page)
    page.unpublish()

    assert [status(client, f"{each}/") for each in (old, address(page))] == [410, 410]


@pytest.mark.parametrize("make", [*TOLD.values(), KNOWN["city"]], ids=[*TOLD, "city"])
def test_the_data_of_a_renamed_entry_lead_on(client: Client, rename: Rename, make: Maker) -> None:
    page = make()
    old = address(page, "fr")
    rename(page)
    page.refresh_from_db()

    for form in ("json", "md"):
        answer = client.get(f"{old}.{form}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{address(page, 'fr')}.{form}")
        assert status(client, answer.headers["Location"]) == 200


def test_the_calendar_and_the_form_of_a_renamed_event_lead_on(client: Client, rename: Rename) -> None:
    page = event_page()
    old = address(page)
    rename(page)
    page.refresh_from_db()

    for rest in ("/event.ics", "/programme.ics", "/register/"):
        assert client.get(f"{old}{rest}").headers["Location"] == f"{address(page)}{rest}"
    assert status(client, f"{old}/nothing/") == 404


def test_the_calendar_of_a_deleted_event_is_gone(client: Client) -> None:
    page = event_page()
    page.delete()

    assert [status(client, f"{address(page)}/{each}") for each in ("event.ics", "register/")] == [410, 410]


def test_a_draft_that_nobody_read_leaves_nothing(client: Client) -> None:
    page = practice_page(live=False)

    page.delete()

    assert status(client, f"{address(page)}/") == 404
    assert not GoneAddress.objects.exists()


def test_an_alias_leaves_nothing(client: Client) -> None:
    page = publication_page()
    alias = page.create_alias(update_slug="alias")

    alias.delete()

    assert not GoneAddress.objects.exists()
    assert status(client, f"{address(page)}/") == 200


def test_another_page_may_take_the_address_and_leave_it_again(client: Client) -> None:
    publication_page(slug="taken").delete()
    page = publication_page(slug="taken")
    assert status(client, "/en/publications/taken/") == 200

    page.delete()

    assert status(client, "/en/publications/taken/") == 410
    assert GoneAddress.objects.count() == 1


def test_an_editors_redirect_leads_on_from_what_was_deleted(client: Client) -> None:
    page, successor = publication_page(), publication_page()
    page.delete()
    Redirect.objects.create(old_path=address(page), redirect_page=successor)

    assert client.get(f"{address(page)}/").headers["Location"] == f"{address(successor)}/"


@pytest.mark.parametrize("make", KNOWN.values(), ids=KNOWN)
def test_a_record_that_came_before_its_page_stays(make: Maker) -> None:
    page = make()
    record = page.record

    page.delete()

    record.refresh_from_db()
    assert record.gone_at is None


def test_gone_costs_the_same_however_much_is_gone(client: Client, django_assert_max_num_queries: Any) -> None:
    pages = [publication_page() for _each in range(3)]
    for page in pages:
        page.delete()
    CityPageFactory()
    client.get("/en/")

    with django_assert_max_num_queries(8):
        assert status(client, f"{address(pages[0])}/") == 410
