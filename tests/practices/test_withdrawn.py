"""The address of a withdrawn practice answers for it; any other is left to whoever knows it."""

from __future__ import annotations

import pytest

from practices import withdrawn
from practices.actions import RestorePractice, WithdrawPractice
from practices.models import PracticePage
from tests.factories.cities import publish
from tests.factories.practices import practice_page, record

pytestmark = pytest.mark.django_db


def test_it_says_which_office_took_it_away_when_and_where_a_copy_is_kept() -> None:
    page = publish(practice_page())
    WithdrawPractice(page, by="Office for digital rights", archive_url="https://archive.example.org/1").execute()
    gone = record(page)

    told = withdrawn.notice(gone.withdrawn_path)

    assert gone.withdrawn_at is not None
    assert told == {
        "title": "",
        "who": "Office for digital rights",
        "when": gone.withdrawn_at.date().isoformat(),
        "archive": "https://archive.example.org/1",
    }


def test_what_came_back_is_no_longer_said_to_be_gone() -> None:
    page = publish(practice_page())
    WithdrawPractice(page).execute()
    path = record(page).withdrawn_path
    assert withdrawn.notice(path)

    RestorePractice(PracticePage.objects.get(pk=page.pk)).execute()

    assert withdrawn.notice(path) is None


def test_a_draft_that_nobody_could_read_answers_for_no_address() -> None:
    WithdrawPractice(practice_page(live=False)).execute()

    for path in ("", "cities/", "cities/\x00/"):
        assert withdrawn.notice(path) is None
