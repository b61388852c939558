"""The road into the Coalition: a city asks to join."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from network.base.posting.stepped import SteppedView
from network.coalition.answering import checklist
from network.coalition.answering.join_forms import JOINING
from network.coalition.answering.messages import receive
from network.coalition.models import MessageKind
from search.languages import address


class Join(SteppedView):
    form_name = "join"
    steps = JOINING
    title = _("Join the Coalition")
    template_name = "answering/join.html"

    def initial(self) -> dict[str, Any]:
        return {"language": self.language}

    def context(self) -> dict[str, Any]:
        return {"checklist_url": checklist.SOURCE, "is_for_practice": self.is_for_practice}

    @property
    def is_for_practice(self) -> bool:
        return self.request.GET.get("for") == "practice"

    @property
    def place(self) -> str:
        return f"{address('join/', self.language)}{'?for=practice' if self.is_for_practice else ''}"

    @property
    def sent_url(self) -> str:
        return address("join/sent/", self.language)

    def save(self, given: dict[str, Any], submission: uuid.UUID) -> None:
        receive(submission, kind=MessageKind.JOIN, **given)


@require_safe
def join_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "answering/join_sent.html", {"feedback_url": address("feedback/", get_language() or "en")})
