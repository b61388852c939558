"""Practices in the admin: lists, records, and what is asked of them before they are published."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from practices.completeness import Stub, missing
from practices.models import PracticePage
from practices.permissions import can_approve
from practices.states import TRANSITIONS
from practices.transitions import LOG
from practices.viewsets import PracticePages, Practices, register_policies

register_policies()
register_snippet(Practices)


@hooks.register("register_admin_viewset")
def list_of_practices() -> PracticePages:
    return PracticePages()


@hooks.register("register_log_actions")
def transitions_in_the_log(actions: Any) -> None:
    for transition in TRANSITIONS.values():
        actions.register_action(LOG.format(transition.name), transition.verb, _("Moved along the road of a practice"))


@hooks.register("before_bulk_action")
def publish_only_what_is_complete(
    request: HttpRequest, action_type: str, objects: list[Page], action: Any
) -> HttpResponse | None:
    """Publishing many pages at once shows no form that could name what is missing."""
    practices = [page.specific for page in objects if isinstance(page, Page)] if action_type == "publish" else []
    refused = [text for page in practices if isinstance(page, PracticePage) and (text := refusal(page, request.user))]
    if not refused:
        return None
    messages.error(request, " ".join(refused))
    return redirect("wagtailadmin_explore", objects[0].get_parent().pk)


def refusal(page: PracticePage, user: Any) -> str:
    """Why the newest draft of a practice may not be published by this person; empty when it may."""
    lacking = missing(Stub.of(page.get_latest_revision_as_object()))
    reasons = [str(message) for message in lacking.values()] or [can_approve(page, user).reason]
    return f"{page.get_admin_display_title()}: {' '.join(reasons)}" if any(reasons) else ""
