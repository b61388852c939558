"""Registering for an event, and the page behind the signed link: no account is needed for either."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from network.base.addresses import localized_address, resolve
from network.base.posting import seals
from network.base.posting.forms import PublicForm
from network.base.posting.guard import OK
from network.base.posting.origin import same_origin_only
from network.base.posting.views import PostingView, see_other
from network.coalition.answering import seats
from network.coalition.answering.link_problems import REGISTRATION, link_problem
from network.coalition.answering.registering import cancel, is_over, register
from network.coalition.answering.registration_forms import RegistrationForm
from network.coalition.answering.registration_letters import LASTS, PURPOSE, page_for
from network.coalition.events.status import Schedule, Window, registration_window
from network.coalition.models import EventPage, Registration, RegistrationState

ARRIVAL, ARRIVAL_LASTS = "arrival", timedelta(days=1)
CONFLICT = 409


class Register(PostingView):
    form_name = "register"
    form_class = RegistrationForm
    template_name = "answering/register.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = event_page(kwargs["path"], self.language)
        facts = self.page if self.page.is_source else seats.source_page(self.page.event)
        self.facts: EventPage = facts or self.page
        self.window = registration_window(Schedule.of(self.facts), timezone.now())
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.window is not Window.OPEN:
            return self.shown(self.form(), "", CONFLICT)
        return super().post(request, *args, **kwargs)

    def form(self, **kwargs: Any) -> PublicForm:
        return RegistrationForm(self.facts, **kwargs)

    def initial(self) -> dict[str, Any]:
        return {"language": self.language}

    def context(self) -> dict[str, Any]:
        return {
            "event": self.page,
            "event_url": localized_address(self.page.url_path, self.language),
            "is_open": self.window is Window.OPEN,
            "window": self.window,
            "seats_left": seats.left([self.page.event_id]).get(self.page.event_id),
        }

    def save(self, form: PublicForm, submission: uuid.UUID) -> str:
        state = register(self.facts, submission, **form.cleaned_data)
        arrival = seals.seal(ARRIVAL, [self.page.event_id, state])
        return f"{localized_address(self.page.url_path, self.language)}register/sent/{arrival}/"


@require_safe
@never_cache
def registered(request: HttpRequest, path: str, seal: str) -> HttpResponse:
    """What one got; the link for cancelling is in the mail alone."""
    language = get_language() or "en"
    page = event_page(path, language)
    try:
        number, state = seals.unseal(ARRIVAL, seal, ARRIVAL_LASTS)
    except (seals.TamperedError, seals.ExpiredError, TypeError) as reason:
        raise Http404 from reason
    context = {"event": page, "event_url": localized_address(page.url_path, language)}
    context["is_waiting"] = number == page.event_id and state == RegistrationState.WAITING
    return render(request, "answering/registered.html", context)


@same_origin_only
@never_cache
def registration(request: HttpRequest, seal: str) -> HttpResponse:
    """Opening the link changes nothing, as programs that read mail open links too; the button on the page cancels."""
    try:
        number = seals.unseal(PURPOSE, seal, LASTS)
    except seals.ExpiredError:
        return link_problem(request, REGISTRATION, "expired")
    except seals.TamperedError:
        return link_problem(request, REGISTRATION, "tampered")
    found = Registration.objects.select_related("event").filter(pk=number, erased_at=None).first()
    if found is None:
        return link_problem(request, REGISTRATION, "expired")
    told = _told(found)
    if request.method == "POST":
        if not told["is_over"]:
            cancel(found)
        return see_other(request.path)
    return render(request, "answering/registration.html", told, status=OK)


def event_page(path: str, language: str) -> EventPage:
    page = resolve(f"events/{path}/", language)
    if not isinstance(page, EventPage) or page.__dict__.get("restricted"):
        raise Http404
    return page


def _told(found: Registration) -> dict[str, Any]:
    page, language = page_for(found), get_language() or "en"
    return {
        "registration": found,
        "event": page,
        "event_url": localized_address(page.url_path, language) if page else "",
        "is_over": page is not None and is_over(page),
    }
