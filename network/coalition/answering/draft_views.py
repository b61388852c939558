"""The way back into a form that somebody saved to finish it later."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from network.base.posting import drafts, seals
from network.coalition.answering.link_problems import DRAFT, link_problem


@require_safe
def link_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "answering/link_sent.html", {"days": settings.DRAFT_KEPT_DAYS})


@require_safe
@never_cache
def go_on(request: HttpRequest, seal: str) -> HttpResponse:
    """Opening the link uses nothing up, as programs that read mail open links too; the button on the page does.

    The page shows nothing of what was typed, and carries the form's key to the form itself.
    """
    try:
        draft = drafts.opened(seal)
    except drafts.UsedError:
        return link_problem(request, DRAFT, "used")
    except seals.ExpiredError:
        return link_problem(request, DRAFT, "expired")
    except seals.TamperedError:
        return link_problem(request, DRAFT, "tampered")
    context = {"place": draft.address, "sending": seals.new_key(draft.submission), "saved_at": draft.saved_at}
    return render(request, "answering/continue.html", context)
