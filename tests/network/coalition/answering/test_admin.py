"""Editors answer what came in; whoever left an address is told; others see nothing of it."""

from __future__ import annotations

import pytest
from django.core import mail
from django.utils import timezone

from network.base.models import OutboxRow
from network.coalition.models import ConsultationAnswer, Message
from tests.factories.answers import ConsultationAnswerFactory, MessageFactory, RegistrationFactory
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db


def test_an_answer_is_public_and_goes_to_whoever_asked() -> None:
    message = MessageFactory.create(email="ana@example.org")
    client = signed_in("Editors")
    url = f"/admin/message/edit/{message.pk}/"

    assert message.text in client.get(url).content.decode()
    data = {"state": "planned", "answer": "Next month.", "public_text": "A bug in the map."}
    assert client.post(url, data).status_code == 302

    message.refresh_from_db()
    assert (message.state, message.answered_at is not None) == ("planned", True)
    [letter] = mail.outbox
    assert "Next month." in letter.body
    assert "Planned" in letter.body
    assert "Next month." in client.get("/en/feedback/").content.decode()


def test_what_is_only_tidied_up_sends_nothing() -> None:
    message = MessageFactory.create(email="ana@example.org")

    signed_in("Editors").post(f"/admin/message/edit/{message.pk}/", {"state": "received", "is_hidden": "on"})

    assert Message.objects.get().is_hidden
    assert mail.outbox == []


def test_declining_needs_a_reason() -> None:
    message = MessageFactory.create()

    page = signed_in("Editors").post(f"/admin/message/edit/{message.pk}/", {"state": "declined"})

    assert "Say why it is declined." in page.content.decode()
    assert Message.objects.get().state == "received"


@pytest.mark.parametrize("path", ["message", "registration", "consultationanswer", "outboxrow"])
def test_the_queue_is_for_editors_and_deliveries_for_coordinators(path: str) -> None:
    MessageFactory.create()
    RegistrationFactory.create()
    ConsultationAnswerFactory.create()

    codes = [signed_in(group).get(f"/admin/{path}/").status_code for group in ("City staff", "Editors", "Coordinators")]

    assert codes == [302, 302 if path == "outboxrow" else 200, 200]


def test_an_answer_is_published_only_with_consent() -> None:
    answer, client = ConsultationAnswerFactory.create(), signed_in("Editors")
    url = f"/admin/consultationanswer/edit/{answer.pk}/"

    assert "did not agree" in client.post(url, {"state": "published"}).content.decode()
    ConsultationAnswer.objects.update(may_be_published=True)
    assert client.post(url, {"state": "published"}).status_code == 302


def test_the_list_of_registrations_is_exported_without_formulas() -> None:
    RegistrationFactory.create(name="=HYPERLINK(1)", access_needs="+ ramp")

    answer = signed_in("Editors").get("/admin/registration/?export=csv")
    text = b"".join(answer).decode()

    assert "'=HYPERLINK(1)" in text
    assert "'+ ramp" in text
    assert "guest-" in text


def test_a_delivery_that_was_given_up_is_shown_and_sent_again() -> None:
    now = timezone.now()
    told = {"given_up": "refused", "last_error": "RefusedError: no such mailbox"}
    row = OutboxRow.objects.create(kind="mail", key="k", due_at=now, attempts=1, gave_up_at=now, **told)
    client = signed_in("Coordinators")

    shown = client.get("/admin/outboxrow/?given_up=refused").content.decode()
    assert "Refused by the other side" in shown
    assert "no such mailbox" in shown
    assert "no such mailbox" not in client.get("/admin/outboxrow/?given_up=failed").content.decode()
    assert client.post(f"/admin/outboxrow/edit/{row.pk}/", {}).status_code == 302

    row.refresh_from_db()
    assert (row.attempts, row.gave_up_at) == (0, None)
