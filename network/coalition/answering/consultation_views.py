"""A consultation with what was answered, and the form below each of its questions."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from network.base.addresses import localized_address
from network.base.posting.stepped import SteppedView
from network.coalition.answering.consultation_forms import ANSWERING
from network.coalition.answering.consulting import ConsultationView, Question, answer, consultations_of
from network.coalition.answering.registration_views import CONFLICT
from network.coalition.models import Consultation, EventPage


@require_safe
def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "answering/consultation.html", told(slug, get_language() or "en"))


@require_safe
def answer_sent(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "answering/answer_sent.html", told(slug, get_language() or "en"))


class Answer(SteppedView):
    form_name = "consultation"
    steps = ANSWERING
    title = _("Answer to a consultation")
    template_name = "answering/answer.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.told = told(kwargs["slug"], self.language)
        questions: list[Question] = [each for each in self.view.questions if each.number == kwargs["number"]]
        if not questions:
            raise Http404
        [self.question] = questions
        return super().dispatch(request, *args, **kwargs)

    @property
    def view(self) -> ConsultationView:
        found: ConsultationView = self.told["view"]
        return found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.view.consultation.is_open:
            return self.rendered({}, CONFLICT)
        return super().post(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        return self.told | {"question": self.question, "is_open": self.view.consultation.is_open}

    @property
    def draft_name(self) -> str:
        return f"{self.form_name}-{self.question.question.pk}"

    @property
    def sent_url(self) -> str:
        return f"{self.view.url}sent/"

    def save(self, given: dict[str, Any], submission: uuid.UUID) -> None:
        answer(self.question.question, submission, language=self.language, **given)


def told(slug: str, language: str) -> dict[str, Any]:
    """A consultation that is shown, and the event that it belongs to."""
    found = Consultation.objects.filter(slug=slug, is_public=True).values_list("event_id", flat=True).first()
    views = consultations_of(found, language, slug=slug) if found else []
    pages = EventPage.objects.filter(event=found, live=True, alias_of=None).select_related("locale")
    page = pages.order_by("pk").first() if found else None
    if not views or page is None:
        raise Http404
    return {
        "view": views[0],
        "event": page,
        "event_url": localized_address(page.url_path, language),
        "has_answers": any(question.answers for question in views[0].questions),
    }
