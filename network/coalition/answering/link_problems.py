"""The page behind a link of a mail that does not work: it says why, and what one can do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from search.languages import address

REGISTRATION, DRAFT = "registration", "draft"
STATUS = {"expired": 410, "used": 410, "tampered": 404}


def link_problem(request: HttpRequest, led_to: str, problem: str) -> HttpResponse:
    """`led_to` is what the link would have opened, `problem` one of those in STATUS."""
    language = get_language() or "en"
    context = {
        "led_to": led_to,
        "problem": problem,
        "events_url": address("events/", language),
        "join_url": address("join/", language),
        "feedback_url": address("feedback/", language),
    }
    return render(request, "answering/link_problem.html", context, status=STATUS[problem])
