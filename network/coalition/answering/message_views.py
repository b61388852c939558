"""Comments and their answers."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.base.posting.forms import PublicForm
from network.base.posting.views import PostingView
from network.coalition.answering.message_forms import CommentForm
from network.coalition.answering.messages import pages_of, public_messages, receive
from network.coalition.models import MessageKind
from search.languages import address

MOST_DIGITS = 6


class Feedback(PostingView):
    form_name = "feedback"
    form_class = CommentForm
    template_name = "answering/feedback.html"

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET
        given = {"kind": clipped(asked.get("kind", "")), "about": clipped(asked.get("about", ""))}
        if words := clipped(asked.get("words", "")):
            given["text"] = _("I searched for “%(words)s” and found nothing.") % {"words": words}
        return given

    def context(self) -> dict[str, Any]:
        asked = self.request.GET.get("page", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS else 1
        shown = public_messages(number)
        told = pages_of(shown, self.language)
        return {
            "rows": [(message, told.get(message.page)) for message in shown],
            "messages_page": shown,
            "feedback_url": address("feedback/", self.language),
        }

    def save(self, form: PublicForm, submission: uuid.UUID) -> str:
        given = form.cleaned_data
        kind = form.message_kind if isinstance(form, CommentForm) else MessageKind.COMMENT
        fields = {"kind": kind, "text": given["text"], "page": given["about"], "email": given["email"]}
        receive(submission, language=self.language, **fields)
        return address("feedback/sent/", self.language)


@require_safe
def feedback_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "answering/feedback_sent.html", {"feedback_url": address("feedback/", language())})


def language() -> str:
    return get_language() or "en"


def clipped(value: str) -> str:
    """What an address brings along is shown in a field: without signs that no page can hold, and not too long."""
    return value.replace("\x00", "")[:500]
