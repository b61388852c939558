"""The review that every page passes: an editor approves, which publishes, or returns it with a comment."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Task, Workflow, WorkflowPage, WorkflowTask

NAME = "Coalition review"
# Made by Wagtail's first migrations for the whole tree, where ours stands now.
REPLACED = "Moderators approval"


def ensure(reviewers: Sequence[Group]) -> Workflow:
    """One workflow with one task, for the pages of all languages. Idempotent."""
    task, _created = GroupApprovalTask.objects.get_or_create(name=NAME)
    task.groups.set(reviewers)
    workflow, _created = Workflow.objects.get_or_create(name=NAME)
    Task.objects.filter(pk=task.pk, active=False).update(active=True)
    Workflow.objects.filter(pk=workflow.pk, active=False).update(active=True)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    _retire_replaced()
    return workflow


def _retire_replaced() -> None:
    """Never where it was used: a review that is under way, or was, keeps its history."""
    Workflow.objects.filter(name=REPLACED, workflow_pages=None, workflow_states=None).delete()
    Task.objects.filter(name=REPLACED, workflow_tasks=None, task_states=None).delete()
