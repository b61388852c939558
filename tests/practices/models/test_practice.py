from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from practices.models import KeyFigure, Practice, PracticePage
from tests.factories.practices import practice_page, record

pytestmark = pytest.mark.django_db


def test_a_page_starts_its_record() -> None:
    page = practice_page()

    assert record(page).translation_key == page.translation_key
    assert page.is_source


def test_a_copy_is_an_entry_of_its_own() -> None:
    page = practice_page()

    copied = page.copy(update_attrs={"slug": "copied"})

    assert copied.practice_id != page.practice_id
    assert copied.get_latest_revision_as_object().practice_id == copied.practice_id


def test_a_revert_keeps_the_record() -> None:
    page = practice_page(title="Before")
    old = page.save_revision()
    page.title = "After"
    page.save_revision().publish()

    old.publish()

    page.refresh_from_db()
    assert (page.title, page.practice_id) == ("Before", old.as_object().practice_id)


def test_a_record_with_a_page_is_never_deleted() -> None:
    page = practice_page()

    with pytest.raises(ProtectedError):
        record(page).delete()


def test_a_number_is_never_used_again() -> None:
    page = practice_page()
    number = page.practice_id
    page.delete()
    Practice.objects.get(pk=number).delete()

    assert practice_page().practice_id > number


def test_a_half_filled_figure_saves_as_a_draft() -> None:
    page = practice_page(live=False)
    page.key_figures = [KeyFigure(value="12")]

    page.save_revision()
    page.save()

    assert PracticePage.objects.get(pk=page.pk).key_figures.get().year is None


def test_an_end_before_the_beginning_is_refused_in_a_draft_too() -> None:
    page = practice_page(live=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        PracticePage.objects.filter(pk=page.pk).update(year_started=2021, year_ended=2020)
    assert PracticePage.objects.filter(pk=page.pk).update(year_started=2020, year_ended=2020) == 1


def test_a_record_is_named_by_its_public_title_only() -> None:
    shown, draft = practice_page(title="Shown"), practice_page(title="Hidden", live=False)

    assert str(record(shown)) == f"Shown ({shown.practice_id})"
    assert str(record(draft)) == f"practice {draft.practice_id}"
