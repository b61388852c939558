"""Consultations as they are read: questions with their ways to answer, published answers, outcome."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q

from network.coalition.models import AnswerState, Consultation, ConsultationAnswer, GuidingQuestion
from search.languages import address

PUBLISHED = Q(answers__state=AnswerState.PUBLISHED, answers__may_be_published=True)


@dataclass(frozen=True)
class Question:
    number: int
    question: GuidingQuestion
    answers: Sequence[ConsultationAnswer]
    count: int
    answer_url: str  # blank where no answers are taken


@dataclass(frozen=True)
class ConsultationView:
    consultation: Consultation
    questions: Sequence[Question]
    url: str


def consultations_of(event: int, language: str, *, answers: bool = True, **filters: Any) -> list[ConsultationView]:
    """Three queries, whatever their number; two for how many `answers` there are, without what they say."""
    published = ConsultationAnswer.objects.filter(state=AnswerState.PUBLISHED, may_be_published=True)
    columns = ("question_id", "text", "public_text", "answerer", "answerer_kind", "language", "received_at")
    told = Prefetch("answers", published.only(*columns).order_by("received_at", "pk"), to_attr="told")
    questions = GuidingQuestion.objects.annotate(count=Count("answers", filter=PUBLISHED))
    asked = Prefetch("questions", questions.prefetch_related(told) if answers else questions)
    found = Consultation.objects.filter(is_public=True, event=event, **filters)
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
            getattr(question, "told", ()),
            getattr(question, "count", 0),
            f"{url}{number}/" if consultation.is_open else "",
        )
        for number, question in enumerate(consultation.questions.all(), start=1)
    ]
    return ConsultationView(consultation, questions, url)
