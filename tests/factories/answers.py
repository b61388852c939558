"""What people send in: comments, registrations, answers to consultations."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from network.coalition.models import (
    Consultation,
    ConsultationAnswer,
    Event,
    EventIndexPage,
    EventPage,
    GuidingQuestion,
    Message,
    Registration,
)


class MessageFactory(DjangoModelFactory[Message]):
    class Meta:
        model = Message

    submission = factory.LazyFunction(uuid.uuid4)
    text = factory.Sequence(lambda number: f"The map shows city {number} in the sea.")


class EventRecordFactory(DjangoModelFactory[Event]):
    class Meta:
        model = Event


class RegistrationFactory(DjangoModelFactory[Registration]):
    class Meta:
        model = Registration

    submission = factory.LazyFunction(uuid.uuid4)
    event = factory.SubFactory(EventRecordFactory)
    name = factory.Sequence(lambda number: f"Guest {number}")
    email = factory.Sequence(lambda number: f"guest-{number}@example.org")


class ConsultationFactory(DjangoModelFactory[Consultation]):
    class Meta:
        model = Consultation

    event = factory.SubFactory(EventRecordFactory)
    slug = factory.Sequence(lambda number: f"consultation-{number}")
    title = "Guidelines on people-centred smart cities"


class GuidingQuestionFactory(DjangoModelFactory[GuidingQuestion]):
    class Meta:
        model = GuidingQuestion

    consultation = factory.SubFactory(ConsultationFactory)
    text = factory.Sequence(lambda number: f"What should cities do first? ({number})")


class ConsultationAnswerFactory(DjangoModelFactory[ConsultationAnswer]):
    class Meta:
        model = ConsultationAnswer

    submission = factory.LazyFunction(uuid.uuid4)
    question = factory.SubFactory(GuidingQuestionFactory)
    text = factory.Sequence(lambda number: f"Ask people what they need ({number}).")


def event_page(slug: str = "meeting", **fields: Any) -> EventPage:
    """An event that takes registrations and begins in a month, unless something else is said."""
    index = EventIndexPage.objects.get(locale__language_code="en")
    fields = {"takes_registrations": True, "start": str(date.today() + timedelta(days=30)), **fields}
    title = slug.replace("-", " ").capitalize()
    page: EventPage = index.add_child(instance=EventPage(title=title, slug=slug, locale=index.locale, **fields))
    return page
