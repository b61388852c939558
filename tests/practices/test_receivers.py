from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from cities.models import CityPage
from practices.models import Practice, PracticePage
from practices.states import State
from search import sync
from search.models import SearchDocument
from tests.factories.cities import CityPageFactory, city_index, publish
from tests.factories.practices import practice_page, record, translated

pytestmark = pytest.mark.django_db


def titles(**filters: Any) -> list[str]:
    return sorted(SearchDocument.objects.filter(kind="practice", **filters).values_list("title", flat=True))


def test_publishing_brings_a_document_and_unpublishing_removes_it() -> None:
    page = publish(practice_page(live=False, title="Seen"))
    assert titles() == ["Seen"]

    page.unpublish()

    assert titles() == []
    assert record(page).state == State.WITHDRAWN
    assert record(page).withdrawn_path == f"cities/{page.get_parent().slug}/{page.slug}/"


def test_a_draft_on_a_live_page_never_leaks() -> None:
    page = publish(practice_page(title="Public words"))
    page.title = "Secret words"
    page.what_was_done = "<p>Secret</p>"
    page.save_revision()

    record(page).save()
    page.get_parent().specific.city.save()
    page.move(CityPageFactory(), pos="last-child")

    assert titles() == ["Public words"]
    assert "Secret" not in str(SearchDocument.objects.filter(kind="practice").values())


def test_a_scheduled_page_appears_at_its_time_and_not_before() -> None:
    page = practice_page(live=False, title="Later")
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert titles() == []
    assert record(page).state == State.DRAFT

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")

    assert titles() == ["Later"]
    assert record(page).state == State.PUBLISHED


def test_a_scheduled_page_appears_with_all_that_follows_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    page = practice_page(live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()

    def broken(kind: str, numbers: Any) -> None:
        raise RuntimeError("killed between page and document")

    with monkeypatch.context() as patched, time_machine.travel(timezone.now() + timedelta(hours=2)):
        patched.setattr(sync, "refresh", broken)
        with pytest.raises(RuntimeError, match="killed"):
            call_command("publish_scheduled")
    assert not PracticePage.objects.get(pk=page.pk).live
    assert record(page).state == State.DRAFT

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
    assert titles() == [page.title]


def test_a_page_that_expires_is_withdrawn() -> None:
    page = practice_page(title="Ends")
    page.expire_at = timezone.now() + timedelta(hours=1)
    page = publish(page)

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")

    assert titles() == []
    assert record(page).state == State.WITHDRAWN


def test_a_move_changes_the_address_and_the_city() -> None:
    page = publish(practice_page())
    target = CityPageFactory()

    page.move(target, pos="last-child")

    found = SearchDocument.objects.get(kind="practice")
    assert found.url_path == f"cities/{target.slug}/{page.slug}/"
    assert found.data["country"] == target.city.country_code.lower()


def test_translations_move_along_below_nodes_that_are_made_for_them() -> None:
    page = publish(practice_page())
    translation = publish(translated(page, title="Traducido"))
    target = CityPageFactory()

    page.move(target, pos="last-child")

    translation = PracticePage.objects.get(pk=translation.pk)
    assert translation.get_parent().translation_key == target.translation_key
    assert translation.get_parent().alias_of_id == target.pk
    assert translation.url_path.endswith(f"/cities/{target.slug}/{page.slug}/")
    assert all(not problems for problems in Page.find_problems())
    assert SearchDocument.objects.get(kind="practice", language="es").url_path == f"cities/{target.slug}/{page.slug}/"


def test_a_translation_neither_publishes_nor_withdraws_the_practice() -> None:
    page = practice_page(live=False)
    translation = publish(translated(page))
    assert record(page).state == State.DRAFT

    publish(page)
    translation.unpublish()

    assert record(page).state == State.PUBLISHED
    assert titles(language="en") == [page.title]
    assert titles(language="es") == []


def test_a_deleted_practice_is_gone_with_its_number() -> None:
    page = publish(practice_page())
    number = page.practice_id

    Page.objects.get(pk=page.pk).delete()

    gone = Practice.objects.get(pk=number)
    assert titles() == []
    assert gone.gone_at is not None
    assert gone.state == State.WITHDRAWN


def test_a_practice_lives_on_in_its_other_language() -> None:
    page = publish(practice_page())
    publish(translated(page, title="Sigue"))

    number = page.practice_id
    page.delete()

    assert Practice.objects.get(pk=number).gone_at is None
    assert titles() == ["Sigue"]


def test_deleting_a_city_with_all_below_removes_the_documents() -> None:
    page = publish(practice_page())

    Page.objects.get(pk=page.get_parent().pk).delete()

    assert titles() == []
    assert Practice.objects.get(pk=page.practice_id).gone_at is not None


def test_a_copy_is_found_beside_its_original() -> None:
    page = publish(practice_page(title="Twice"))

    copied = page.copy(update_attrs={"slug": "twice-more", "live": False}, keep_live=False)
    assert titles() == ["Twice"]
    publish(copied)

    assert titles() == ["Twice", "Twice"]
    assert record(copied).state == State.PUBLISHED


def test_an_alias_is_no_entry() -> None:
    page = publish(practice_page(title="Once"))

    page.create_alias(parent=CityPageFactory(), update_slug="alias")
    publish(PracticePage.objects.get(pk=page.pk))

    assert titles() == ["Once"]


def test_the_directory_renamed_changes_all_addresses(django_capture_on_commit_callbacks: Any) -> None:
    page = publish(practice_page())
    index = city_index()
    index.slug = "towns"

    publish(index)
    assert SearchDocument.objects.get(kind="practice").url_path == f"towns/{page.get_parent().slug}/{page.slug}/"

    index.refresh_from_db()
    index.slug = "villages"
    with django_capture_on_commit_callbacks(execute=True):
        index.save()
    assert SearchDocument.objects.get(kind="practice").url_path.startswith("villages/")


def test_a_city_republished_without_a_new_slug_rewrites_nothing() -> None:
    page = publish(practice_page())
    SearchDocument.objects.filter(kind="practice").update(title="untouched")

    publish(page.get_parent().specific)

    assert titles() == ["untouched"]


def missions_found(page: CityPage) -> list[str]:
    return sorted(SearchDocument.objects.get(kind="city", number=page.city_id, language="en").missions)


@pytest.mark.parametrize("in_one_transaction", [False, True])
def test_a_city_works_on_the_missions_of_its_practices_as_soon_as_they_are_published(in_one_transaction: bool) -> None:
    def told() -> AbstractContextManager[object]:
        return sync.collected() if in_one_transaction else nullcontext()

    lead, partner = publish(CityPageFactory()), publish(CityPageFactory())
    page = practice_page(lead, live=False, missions=["shared"], partners=[partner.city])
    with told():
        publish(page)
        publish(lead)
    assert (missions_found(lead), missions_found(partner)) == (["shared"], ["shared"])

    elsewhere = publish(CityPageFactory())
    with told():
        Page.objects.get(pk=page.pk).move(elsewhere, pos="last-child")
    assert (missions_found(lead), missions_found(elsewhere)) == ([], ["shared"])

    with told():
        PracticePage.objects.get(pk=page.pk).unpublish()
    assert (missions_found(elsewhere), missions_found(partner)) == ([], [])
