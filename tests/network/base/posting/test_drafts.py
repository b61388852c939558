"""Half-filled forms are found by who wrote them, opened once by a link, and erased in time."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from pytest_django.fixtures import Settings

from network.base.jobs import run_due
from network.base.models import Draft
from network.base.posting import drafts, seals

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    made = drafts.begin("trial", uuid.uuid4(), "/fr/trial/", "fr")
    made.answers = {"who": {"name": "Ana"}}
    drafts.save(made)
    return made


def seal_in(letter: str) -> str:
    found = re.search(r"/fr/continue/([^/\s]+)/", letter)
    assert found is not None
    return found[1]


def test_one_sending_of_one_form_has_one_draft(draft: Draft) -> None:
    again = drafts.begin("trial", draft.submission, "/en/elsewhere/", "en")
    other = drafts.begin("other", draft.submission, "/en/other/", "en")

    assert (again.pk, again.answers, again.address) == (draft.pk, {"who": {"name": "Ana"}}, "/fr/trial/")
    assert other.answers == {}
    assert drafts.look_up("trial", draft.submission) == draft
    assert drafts.look_up("nothing", draft.submission).pk is None
    assert drafts.is_known("trial", draft.submission)
    assert not drafts.is_known("trial", uuid.uuid4())


def test_the_letter_leads_back_in_the_language_of_the_form_and_repeats_nothing(draft: Draft) -> None:
    drafts.mail_link(draft, "somebody@example.org", "Essai")
    [letter] = mail.outbox

    assert letter.to == ["somebody@example.org"]
    assert letter.subject == "Terminer plus tard : Essai"
    assert "Ana" not in letter.body
    assert drafts.opened(seal_in(str(letter.body))) == draft
    assert "somebody" not in str(Draft.objects.values())


def test_a_newer_link_takes_the_place_of_the_older_one(draft: Draft) -> None:
    for _time in range(2):
        drafts.mail_link(draft, "ana@example.org", "Essai")
    old, new = (seal_in(str(letter.body)) for letter in mail.outbox)

    assert drafts.opened(new) == draft
    with pytest.raises(drafts.UsedError):
        drafts.opened(old)


@pytest.mark.parametrize("ends", [drafts.use_link, drafts.close])
def test_a_link_opens_nothing_once_it_was_used_or_the_form_was_sent(ends: object, draft: Draft) -> None:
    drafts.mail_link(draft, "ana@example.org", "Essai")
    assert callable(ends)
    ends(draft)

    with pytest.raises(drafts.UsedError):
        drafts.opened(seal_in(str(mail.outbox[0].body)))


def test_a_link_that_is_not_ours_or_for_something_else_is_refused(draft: Draft) -> None:
    strangers = ["x", seals.seal("registration", [draft.pk, ""]), seals.seal(drafts.PURPOSE, draft.pk)]

    for seal in strangers:
        with pytest.raises(seals.TamperedError):
            drafts.opened(seal)


def test_a_link_runs_out_with_the_setting(draft: Draft, settings: Settings) -> None:
    settings.DRAFT_KEPT_DAYS = 3
    drafts.mail_link(draft, "ana@example.org", "Essai")
    seal = seal_in(str(mail.outbox[0].body))

    with time_machine.travel(timezone.now() + timedelta(days=2, hours=23), tick=False):
        assert drafts.opened(seal) == draft
    with (
        time_machine.travel(timezone.now() + timedelta(days=3, minutes=1), tick=False),
        pytest.raises(seals.ExpiredError),
    ):
        drafts.opened(seal)


def test_what_nobody_changed_for_the_days_of_the_setting_is_erased(draft: Draft, settings: Settings) -> None:
    settings.DRAFT_KEPT_DAYS = 3
    fresh = drafts.begin("trial", uuid.uuid4(), "/en/trial/", "en")
    Draft.objects.filter(pk=draft.pk).update(saved_at=timezone.now() - timedelta(days=3, minutes=1))

    assert drafts.erase() == 1
    assert list(Draft.objects.all()) == [fresh]
    assert drafts.erase() == 0


@pytest.mark.usefixtures("draft")
def test_the_worker_erases_by_the_clock() -> None:
    Draft.objects.update(saved_at=timezone.now() - timedelta(days=15))

    assert "erase personal data" in run_due()
    assert not Draft.objects.exists()
