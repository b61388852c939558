"""Keeps states, translations and search documents in step with what happens to pages, in the same transaction.

Nothing here trusts the instance that a signal brings: it may hold a draft. All is read anew.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    task_approved,
    task_submitted,
    workflow_cancelled,
    workflow_rejected,
)

from network.base import translations
from network.base.departures import record_gone
from practices import permissions, transitions
from practices.following import refresh
from practices.models import Practice, PracticePage


def read_anew(pk: int) -> PracticePage | None:
    return PracticePage.objects.filter(pk=pk, alias_of=None).select_related("practice").first()


@receiver(page_published, sender=PracticePage, dispatch_uid="practices.published")
def published(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    """Also sent for a page that is only scheduled: that one is not live yet."""
    page = read_anew(instance.pk)
    if page is None:
        return
    if page.live and page.is_source:
        transitions.publish(page)
    translations.rename(page)
    refresh([page.practice_id])


@receiver(page_unpublished, sender=PracticePage, dispatch_uid="practices.unpublished")
def unpublished(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    """A practice is withdrawn with its source page; a translation just ends."""
    page = read_anew(instance.pk)
    if page is None:
        return
    if not page.live and page.is_source:
        transitions.follow(page, "withdraw")
    refresh([page.practice_id])


@receiver(post_page_move, sender=PracticePage, dispatch_uid="practices.moved")
def moved(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    page = read_anew(instance.pk)
    if page is not None:
        refresh([page.practice_id])


@receiver(post_delete, sender=PracticePage, dispatch_uid="practices.deleted")
def deleted(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    refresh([instance.practice_id])


@receiver(record_gone, sender=Practice, dispatch_uid="practices.gone")
def gone(sender: type, instance: Practice, **kwargs: Any) -> None:
    transitions.depart(instance)


def page_of(state: Any) -> PracticePage | None:
    """The practice that a review is about."""
    found = state.content_object
    return read_anew(found.pk) if isinstance(found, Page) else None


@receiver(task_submitted, dispatch_uid="practices.submitted")
def submitted(sender: type, instance: Any, user: Any = None, **kwargs: Any) -> None:
    """Sent when a review starts, and when it goes on after changes."""
    page = page_of(instance.workflow_state)
    if page is not None and page.is_source:
        transitions.follow(page, "submit", user=user)


@receiver(workflow_rejected, dispatch_uid="practices.returned")
def returned(sender: type, instance: Any, user: Any = None, **kwargs: Any) -> None:
    page = page_of(instance)
    if page is not None and page.is_source:
        transitions.follow(page, "request-changes", user=user)


@receiver(workflow_cancelled, dispatch_uid="practices.taken_back")
def taken_back(sender: type, instance: Any, user: Any = None, **kwargs: Any) -> None:
    """Also sent when a page was published past its review: then there is nothing to take back."""
    page = page_of(instance)
    if page is not None and page.is_source:
        transitions.follow(page, "take-back", user=user)


@receiver(task_approved, dispatch_uid="practices.approved")
def approved(sender: type, instance: Any, user: Any = None, **kwargs: Any) -> None:
    """Whoever sent a text, or keeps the city's pages, does not approve it; raising here undoes the approval."""
    page = page_of(instance.workflow_state)
    if page is None or user is None or page.practice is None or page.practice.compiled:
        return
    if instance.workflow_state.requested_by_id == user.pk or permissions.is_steward(page, user):
        raise PermissionDenied(_("Nobody approves their own text or one of their own city: ask another editor."))
