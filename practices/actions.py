"""What people do with a practice: check with a reason, then do. Admin, views and commands call the same objects.

An action does what Wagtail has a word for (publish, unpublish, start or reject a review); the state follows through
Wagtail's signals (`practices.receivers`), so that a button of Wagtail's own leads to the same state.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from network.base.permissions import Answer, no
from practices import permissions, transitions
from practices.completeness import Stub, missing
from practices.models import Practice, PracticePage


class RefusedError(PermissionDenied):
    """An action that may not be done now; its text is the reason."""


class PracticeAction(ABC):
    """`user` None is the system itself: a command, a schedule."""

    name: ClassVar[str]
    needs_stub: ClassVar[bool] = False

    def __init__(self, page: PracticePage, user: Any = None) -> None:
        self.page = page
        self.user = user

    def check(self) -> Answer:
        answer = permissions.can(self.name, self.page, self.user)
        if answer and self.needs_stub and (lacking := missing(self._stub())):
            return no(" ".join(str(message) for message in lacking.values()))
        return answer

    def execute(self) -> None:
        """Raises RefusedError with the reason where `check` says no."""
        if not (answer := self.check()):
            raise RefusedError(answer.reason)
        with transaction.atomic():
            self._perform()

    def _stub(self) -> Stub:
        """Of the newest draft: that is what others will read."""
        return Stub.of(self.page.get_latest_revision_as_object())

    @abstractmethod
    def _perform(self) -> None:
        """Does it; the signals of what it does set the state."""

    def _record(self, **fields: Any) -> None:
        Practice.objects.filter(pk=self.page.practice_id).update(**fields)

    def _publish(self) -> None:
        revision = self.page.get_latest_revision() or self.page.save_revision(user=self.user)
        revision.publish(user=self.user)
        self.page.refresh_from_db()


class SubmitPractice(PracticeAction):
    """Starts the review of the newest draft, or goes on with the one in which changes were asked for."""

    name = "submit"
    needs_stub = True

    def check(self) -> Answer:
        if self.page.get_workflow() is None:
            return no(_("No review is set up for this page."))
        return super().check()

    def _perform(self) -> None:
        if self.page.get_latest_revision() is None:
            self.page.save_revision(user=self.user)
        under_way = self.page.current_workflow_state
        if under_way is None:
            self.page.get_workflow().start(self.page, self.user)
        else:
            under_way.resume(self.user)


class TakeBackPractice(PracticeAction):
    name = "take-back"

    def _perform(self) -> None:
        if under_way := self.page.current_workflow_state:
            under_way.cancel(user=self.user)
        else:
            transitions.follow(self.page, self.name, user=self.user)


class RequestChanges(PracticeAction):
    name = "request-changes"

    def __init__(self, page: PracticePage, user: Any = None, *, comment: str = "") -> None:
        super().__init__(page, user)
        self.comment = comment

    def check(self) -> Answer:
        if not self.comment.strip():
            return no(_("Say which changes you ask for."))
        return super().check()

    def _perform(self) -> None:
        if task := self.page.current_workflow_task_state:
            task.reject(user=self.user, comment=self.comment)
        else:
            transitions.follow(self.page, self.name, user=self.user)


class PublishPractice(PracticeAction):
    """What the city tells. A review that is under way ends with it."""

    name = "publish"
    needs_stub = True

    def _perform(self) -> None:
        self._record(compiled=False)
        self._publish()


class CompilePractice(PracticeAction):
    """Compiled by others from public sources: nobody needs to answer for it, and it says so until a city claims it."""

    name = "compile"
    needs_stub = True

    def _stub(self) -> Stub:
        return replace(super()._stub(), compiled=True)

    def _perform(self) -> None:
        self._record(compiled=True)
        self._publish()


class WithdrawPractice(PracticeAction):
    """Its address says from then on that it was withdrawn, when, by which office, and where a copy is kept."""

    name = "withdraw"

    def __init__(self, page: PracticePage, user: Any = None, *, by: str = "", archive_url: str = "") -> None:
        super().__init__(page, user)
        self.by, self.archive_url = by, archive_url

    def _perform(self) -> None:
        self._record(withdrawn_by=self.by, archive_url=self.archive_url)
        if self.page.live:
            self.page.unpublish(user=self.user)
        else:
            transitions.follow(self.page, self.name, user=self.user)


class RestorePractice(PracticeAction):
    """Back to a draft; publishing it is a step of its own."""

    name = "restore"

    def _perform(self) -> None:
        transitions.follow(self.page, self.name, user=self.user)


ACTIONS: dict[str, type[PracticeAction]] = {
    action.name: action
    for action in (
        SubmitPractice,
        TakeBackPractice,
        RequestChanges,
        PublishPractice,
        CompilePractice,
        WithdrawPractice,
        RestorePractice,
    )
}


def possible(page: PracticePage, user: Any) -> list[str]:
    """The names of what this user may do with the practice now."""
    return [name for name in ACTIONS if permissions.can(name, page, user)]
