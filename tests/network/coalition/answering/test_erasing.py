"""What is personal is erased in time and not sooner: from columns, from the outbox and from files; the rest stays."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from network.base import jobs, outbox
from network.base.mail import erase_letters
from network.base.models import OutboxRow, ScheduledJob
from network.coalition.answering import erasing, messages, registering
from network.coalition.models import Consultation, ConsultationAnswer, Event, Message, Registration
from tests.factories.answers import (
    ConsultationAnswerFactory,
    ConsultationFactory,
    MessageFactory,
    RegistrationFactory,
    event_page,
)

pytestmark = pytest.mark.django_db

WORD = "Quokka"  # stands in everything that is personal
ADDRESS = f"{WORD}@example.org"
PERSON = {"name": WORD, "role": WORD, "email": ADDRESS, "text": f"Call me, {WORD}."}
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Mail goes by the outbox into a folder, as on a site without a mail server."""
    OutboxRow.objects.all().delete()
    settings.EMAIL_BACKEND = "network.base.mail.OutboxBackend"
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.MESSAGE_KEPT_DAYS, settings.MESSAGE_KEPT_DAYS_AT_MOST, settings.REGISTRATION_KEPT_DAYS = 180, 730, 90
    return tmp_path / "mail"


def mentions(folder: Path) -> set[str]:
    """Columns of any table, and files of mail, in which the word stands."""
    found = {
        f"{model._meta.label}.{name}"
        for model in apps.get_models()
        for row in model._default_manager.values()
        for name, value in row.items()
        if WORD.casefold() in str(value).casefold()
    }
    return found | {"a file" for path in folder.glob("*") if WORD.casefold() in path.read_text().casefold()}


def closed(**fields: object) -> Message:
    told = {"state": "done", "answer": "Thank you.", "public_text": "A map."}
    message: Message = MessageFactory.create(**PERSON | told | fields)
    messages.answered(message)
    return message


def erased_after(days: int) -> erasing.Erased:
    return erasing.erase_personal_data(timezone.now() + days * DAY)


def test_half_a_year_after_it_was_closed_a_message_names_nobody_anywhere(folder: Path) -> None:
    message = closed()
    outbox.deliver_all()
    messages.answered(message)  # a second letter waits
    assert mentions(folder) >= {"coalition.Message.email", "coalition.Message.text", "base.OutboxRow.key", "a file"}

    assert erased_after(181) == erasing.Erased(messages=1, answers=0, registrations=0, drafts=0, letters=2)

    message.refresh_from_db()
    assert mentions(folder) == set()
    assert message.erased_at is not None
    assert (message.state, message.answer, message.public_text) == ("done", "Thank you.", "A map.")


def test_it_is_not_erased_sooner(folder: Path) -> None:
    closed()

    assert erased_after(179).messages == 0
    assert {"coalition.Message.email", "coalition.Message.name"} <= mentions(folder)


@pytest.mark.parametrize("state", ["received", "planned"])
def test_a_message_that_is_open_is_kept_for_two_years_at_most(state: str, folder: Path) -> None:
    MessageFactory.create(**PERSON, state=state, answered_at=timezone.now())

    assert [erased_after(days).messages for days in (729, 731)] == [0, 1]
    assert mentions(folder) == set()


def test_a_declined_message_counts_from_its_last_answer() -> None:
    MessageFactory.create(**PERSON, state="declined", answered_at=timezone.now() + 100 * DAY)

    assert [erased_after(days).messages for days in (279, 281)] == [0, 1]


@pytest.mark.parametrize("hidden", [{"kind": "join", "city": "Porto"}, {"is_hidden": True}])
def test_the_answer_to_what_is_in_no_public_list_goes_too(hidden: dict[str, object]) -> None:
    fields = {"answer": f"Dear {WORD},", "public_text": WORD, "state": "declined", "answered_at": timezone.now()}
    message = MessageFactory.create(**PERSON | fields | hidden)

    erased_after(181)

    message.refresh_from_db()
    assert (message.answer, message.public_text, message.text) == ("", "", "")
    assert message.city == hidden.get("city", "")
    message.full_clean(exclude=["text", "checklist"])  # an editor can still save it


def test_who_is_erased_gets_no_letter_from_a_later_answer() -> None:
    message = closed()
    erased_after(181)
    message.refresh_from_db()

    messages.answered(message)

    assert not OutboxRow.objects.exists()


def consultation_answer(outcome: str = "<p>Guidelines.</p>", **fields: object) -> ConsultationAnswer:
    consultation = ConsultationFactory.create(outcome=outcome)
    fields = {"text": f"{WORD} says.", "answerer": WORD, "email": ADDRESS, **fields}
    answer: ConsultationAnswer = ConsultationAnswerFactory.create(question__consultation=consultation, **fields)
    erasing.note_outcomes(timezone.now())
    return answer


def test_half_a_year_after_the_outcome_an_answer_names_nobody(folder: Path) -> None:
    answer = consultation_answer(state="kept", public_text=f"{WORD}, shortened")

    assert erased_after(179).answers == 0
    assert mentions(folder) != set()
    assert erased_after(181).answers == 1

    answer.refresh_from_db()
    assert mentions(folder) == set()
    assert (answer.state, answer.erased_at is not None) == ("kept", True)


def test_of_a_published_answer_the_public_part_stays() -> None:
    whole = consultation_answer(state="published", may_be_published=True)
    edited = consultation_answer(state="published", may_be_published=True, public_text="As published")

    assert erased_after(181).answers == 2

    whole.refresh_from_db()
    edited.refresh_from_db()
    assert (whole.text, whole.answerer, whole.email) == (f"{WORD} says.", WORD, "")
    assert (edited.text, edited.public_text, edited.answerer, edited.email) == ("", "As published", WORD, "")


def test_without_an_outcome_an_answer_is_kept_for_two_years_at_most(folder: Path) -> None:
    consultation_answer(outcome='<p data-block-key="a"></p>')

    assert [erased_after(days).answers for days in (729, 731)] == [0, 1]
    assert mentions(folder) == set()


def test_an_outcome_that_is_taken_back_counts_no_more() -> None:
    answer = consultation_answer()
    Consultation.objects.update(outcome="")

    assert erased_after(181).answers == 0
    assert Consultation.objects.get(questions__answers=answer).outcome_at is None


def test_an_erased_answer_cannot_be_published_any_more() -> None:
    answer = consultation_answer(may_be_published=True)
    answer.state = "published"
    answer.clean()
    answer.text = ""

    with pytest.raises(ValidationError, match="nothing left to publish"):
        answer.clean()


def test_ninety_days_after_the_event_nothing_of_a_registration_is_left(folder: Path) -> None:
    old, recent = (
        event_page(slug, start=str(date.today() - timedelta(days=days))) for slug, days in (("old", 93), ("recent", 80))
    )
    personal = {"name": WORD, "email": ADDRESS, "affiliation": WORD, "access_needs": WORD}
    RegistrationFactory.create(event=old.event, **personal)
    RegistrationFactory.create(event=recent.event, access_needs="Captions")

    assert erased_after(0).registrations == 1

    erased, kept = Registration.objects.order_by("pk")
    assert mentions(folder) == set()
    assert (erased.state, erased.erased_at is not None) == ("confirmed", True)
    assert (kept.access_needs, kept.erased_at) == ("Captions", None)
    assert not registering.cancel(erased)


def test_an_event_that_was_taken_away_counts_from_that_day() -> None:
    page, now = event_page(start=""), timezone.now()
    RegistrationFactory.create(event=page.event)

    assert erased_after(1000).registrations == 0
    Event.objects.filter(pk=page.event_id).update(gone_at=now)
    assert [erased_after(days).registrations for days in (89, 91)] == [0, 1]


@pytest.fixture
def letters(folder: Path) -> datetime:
    """One in a file and one that waits; the time of the file, after which the other was written."""
    messages.answered(MessageFactory.create(**PERSON))
    outbox.deliver_all()
    [file] = folder.glob("*.log")
    messages.answered(MessageFactory.create(**PERSON))
    return datetime.fromtimestamp(file.stat().st_mtime, tz=timezone.get_current_timezone())


def test_letters_are_erased_after_thirty_days_and_not_sooner(letters: datetime) -> None:
    assert [erasing.erase_personal_data(letters + days * DAY).letters for days in (29, 31)] == [0, 2]


def test_other_deliveries_and_other_files_are_no_letters(letters: datetime, folder: Path) -> None:
    OutboxRow.objects.update(kind="picture for other sites")
    (folder / "note.txt").write_text("kept")

    assert erase_letters(timezone.now() + DAY) == 1
    assert [path.name for path in folder.iterdir()] == ["note.txt"]
    assert OutboxRow.objects.count() == 1


def test_a_letter_has_a_day_to_be_delivered_however_short_the_settings(letters: datetime, settings: Settings) -> None:
    settings.REGISTRATION_KEPT_DAYS = 0

    assert [erasing.erase_personal_data(letters + hours * DAY / 24).letters for hours in (23, 25)] == [0, 2]


def test_the_command_says_how_many_it_erased() -> None:
    MessageFactory.create(**PERSON, state="done", answered_at=timezone.now() - 181 * DAY)

    out = io.StringIO()
    call_command("erase_personal_data", stdout=out)

    counts = "1 messages, 0 answers to consultations, 0 registrations, 0 unfinished forms, 0 letters"
    assert out.getvalue() == f"Erased: {counts}.\n"


def test_the_worker_erases_once_a_day() -> None:
    MessageFactory.create(**PERSON, state="done", answered_at=timezone.now() - 181 * DAY)
    ScheduledJob.objects.all().delete()

    assert "erase personal data" in jobs.run_due()
    assert Message.objects.get().email == ""
    assert "erase personal data" not in jobs.run_due()
