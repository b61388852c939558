"""One review for every page of every language."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupApprovalTask, Page, Task, Workflow, WorkflowPage, WorkflowTask

from network.base.models import User
from network.coalition import roles, workflows
from tests.network.coalition.conftest import City

pytestmark = pytest.mark.django_db


def test_every_page_passes_the_coalitions_review() -> None:
    roles.sync()

    workflow = Page.objects.filter(depth=2).earliest("pk").get_workflow()

    assert workflow is not None
    assert workflow.name == "Coalition review"
    [task] = workflow.tasks.specific()
    assert {group.name for group in task.groups.all()} == {"Editors", "Coordinators"}


def test_a_returned_page_says_first_what_the_editors_ask_for(client: Client, maceio: City) -> None:
    state = maceio.draft.get_workflow().start(maceio.draft, maceio.staff)
    client.force_login(maceio.staff)
    address = f"/admin/pages/{maceio.draft.pk}/edit/"
    waiting = client.get(address).content.decode()
    state.current_task_state.reject(comment="Say <b>who</b> did it.")

    returned = client.get(address).content.decode()

    assert "The editors ask for changes" not in waiting
    assert "The editors ask for changes: Say &lt;b&gt;who&lt;/b&gt; did it." in returned


def test_a_second_run_makes_no_second_review() -> None:
    for _ in range(2):
        roles.sync()

    assert Workflow.objects.count() == GroupApprovalTask.objects.count() == WorkflowPage.objects.count() == 1


def test_a_review_that_was_switched_off_is_switched_on_again() -> None:
    roles.sync()
    Workflow.objects.get().deactivate()
    Task.objects.update(active=False)

    roles.sync()

    assert Workflow.objects.get().active
    assert Task.objects.get().active
    assert WorkflowPage.objects.count() == 1


def test_wagtails_own_review_keeps_its_history() -> None:
    replaced, _made = Workflow.objects.get_or_create(name=workflows.REPLACED)
    task, _made = GroupApprovalTask.objects.get_or_create(name=workflows.REPLACED)
    WorkflowTask.objects.get_or_create(workflow=replaced, task=task)
    home = Page.objects.filter(depth=2).earliest("pk").specific
    home.save_revision()
    replaced.start(home, User.objects.create_user("author@example.org"))

    workflows.ensure([Group.objects.get_or_create(name="Editors")[0]])

    assert Workflow.objects.filter(pk=replaced.pk).exists()
    assert Task.objects.filter(name=workflows.REPLACED).exists()
