"""Comments and their answers, and the road into the Coalition."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from network.base.posting.forms import PublicForm
from network.base.posting.views import PostingView
from network.coalition.answering import checklist
from network.coalition.answering.message_forms import CommentForm, JoinForm
from network.coalition.answering.messages import public_messages, receive
from network.coalition.models import MessageKind
from search.languages import address

MOST_DIGITS = 6


class Feedback(PostingView):
    form_name = "feedback"
    form_class = CommentForm
    template_name = "answering/feedback.html"

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET
        return {"kind": clipped(asked.get("kind", "")), "about": clipped(asked.get("about", ""))}

    def context(self) -> dict[str, Any]:
        asked = self.request.GET.get("page", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS else 1
        return {"messages_page": public_messages(number), "feedback_url": address("feedback/", self.language)}

    def save(self, form: PublicForm, submission: uuid.UUID) -> str:
        given = form.cleaned_data
        kind = form.message_kind if isinstance(form, CommentForm) else MessageKind.COMMENT
        fields = {"kind": kind, "text": given["text"], "page": given["about"], "email": given["email"]}
        receive(submission, language=self.language, **fields)
        return address("feedback/sent/", self.language)


class Join(PostingView):
    form_name = "join"
    form_class = JoinForm
    template_name = "answering/join.html"
    kept: ClassVar[tuple[str, ...]] = ("city", "name", "role", "email", "language", "text", "checklist")

    def initial(self) -> dict[str, Any]:
        return {"language": self.language}

    def context(self) -> dict[str, Any]:
        return {"checklist_url": checklist.SOURCE, "is_for_practice": self.request.GET.get("for") == "practice"}

    def save(self, form: PublicForm, submission: uuid.UUID) -> str:
        given = {name: form.cleaned_data[name] for name in self.kept}
        receive(submission, kind=MessageKind.JOIN, **given)
        return address("join/sent/", self.language)


@require_safe
def feedback_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "answering/feedback_sent.html", {"feedback_url": address("feedback/", language())})


@require_safe
def join_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "answering/join_sent.html")


def language() -> str:
    return get_language() or "en"


def clipped(value: str) -> str:
    """What an address brings along is shown in a field: without signs that no page can hold, and not too long."""
    return value.replace("\x00", "")[:500]
