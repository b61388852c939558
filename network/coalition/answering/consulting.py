"""Consultations as they are read: questions with their ways to answer, published answers, outcome."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q

from network.base.context import interface_language
from network.base.models import Said
from network.coalition.models import AnswerState, Consultation, ConsultationAnswer, GuidingQuestion
from search.languages import address

PUBLISHED = Q(answers__state=AnswerState.PUBLISHED, answers__may_be_published=True)


@dataclass(frozen=True)
class Question:
    number: int
    question: GuidingQuestion
    text: Said
    hint: Said
    answers: Sequence[ConsultationAnswer]
    count: int
    answer_url: str  # blank where no answers are taken


@dataclass(frozen=True)
class ConsultationView:
    """Its words are those of the reader's language, where it is worded in it."""

    consultation: Consultation
    title: Said
    summary: Said
    outcome: Said
    questions: Sequence[Question]
    url: str

    @property
    def is_by_machine(self) -> bool:
        said = [self.title, self.summary, self.outcome, *(each.text for each in self.questions)]
        return any(each.is_by_machine for each in said)


def consultations_of(event: int, language: str, *, answers: bool = True, **filters: Any) -> list[ConsultationView]:
    """Three queries, whatever their number; two for how many `answers` there are, without what they say."""
    published = ConsultationAnswer.objects.filter(state=AnswerState.PUBLISHED, may_be_published=True)
    columns = ("question_id", "text", "public_text", "answerer", "answerer_kind", "language", "received_at")
    told = Prefetch("answers", published.only(*columns).order_by("received_at", "pk"), to_attr="told")
    words = interface_language(language)
    questions = GuidingQuestion.objects.worded(words).annotate(count=Count("answers", filter=PUBLISHED))
    asked = Prefetch("questions", questions.prefetch_related(told) if answers else questions)
    found = Consultation.objects.worded(words).filter(is_public=True, event=event, **filters)
    return [_view(each, language) for each in found.prefetch_related(asked)]


def answer(question: GuidingQuestion, submission: uuid.UUID, **fields: Any) -> ConsultationAnswer:
    """One row for each sending."""
    defaults = {"question": question} | fields
    kept, _is_new = ConsultationAnswer.objects.get_or_create(submission=submission, defaults=defaults)
    return kept


def _view(consultation: Consultation, language: str) -> ConsultationView:
    url = address(f"consultations/{consultation.slug}/", language)
    questions = [
        Question(
            number,
            question,
            question.said("text"),
            question.said("hint"),
            getattr(question, "told", ()),
            getattr(question, "count", 0),
            f"{url}{number}/" if consultation.is_open else "",
        )
        for number, question in enumerate(consultation.questions.all(), start=1)
    ]
    title, summary, outcome = (consultation.said(name) for name in ("title", "summary", "outcome"))
    return ConsultationView(consultation, title, summary, outcome, questions, url)
