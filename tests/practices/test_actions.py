from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from wagtail.models import GroupPagePermission, Page, PageLogEntry, WorkflowPage

from network.base.models import User
from network.coalition import workflows
from practices.actions import (
    ACTIONS,
    CompilePractice,
    PublishPractice,
    RefusedError,
    RequestChanges,
    RestorePractice,
    SubmitPractice,
    TakeBackPractice,
    WithdrawPractice,
    possible,
)
from practices.models import KeyFigure, Practice, PracticePage
from practices.states import TRANSITIONS, State
from tests.factories.cities import CityPageFactory, StewardFactory, UserFactory, publish
from tests.factories.practices import answered, practice_page, record

pytestmark = pytest.mark.django_db


def granted(page: Page, *codenames: str) -> User:
    """Somebody who may do this below a page, and nothing else."""
    group = Group.objects.create(name=f"group {Group.objects.count()}")
    for permission in Permission.objects.filter(codename__in=codenames, content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user: User = UserFactory()
    user.groups.add(group)
    return user


def editor() -> User:
    user = granted(Page.get_first_root_node(), "add_page", "change_page", "publish_page")
    workflows.ensure(list(user.groups.all()))
    return user


def steward(lead: Any) -> User:
    user = granted(Page.objects.get(pk=lead.pk), "add_page", "change_page")
    StewardFactory(user=user, city=lead.city)
    return user


def fresh(page: PracticePage) -> PracticePage:
    return PracticePage.objects.get(pk=page.pk)


def state(page: PracticePage) -> str:
    return Practice.objects.get(pk=page.practice_id).state


def draft_by(user: User | None, parent: Any = None, **fields: Any) -> PracticePage:
    page = answered(practice_page(parent, live=False, **fields))
    page.save_revision(user=user)
    return fresh(page)


def test_a_city_sends_an_editor_returns_and_publishes() -> None:
    lead, reviewer = CityPageFactory(), editor()
    author = steward(lead)
    page = draft_by(author, lead)

    SubmitPractice(page, author).execute()
    assert state(page) == State.SUBMITTED
    RequestChanges(fresh(page), reviewer, comment="Add the cost.").execute()
    assert state(page) == State.CHANGES_REQUESTED
    SubmitPractice(fresh(page), author).execute()
    assert state(page) == State.SUBMITTED
    PublishPractice(fresh(page), reviewer).execute()

    assert state(page) == State.PUBLISHED
    assert fresh(page).live
    assert fresh(page).current_workflow_state is None
    actions = PageLogEntry.objects.filter(page=page.pk, action__startswith="practices.").order_by("timestamp", "pk")
    assert [entry.action.removeprefix("practices.") for entry in actions] == [
        "submit",
        "request-changes",
        "submit",
        "publish",
    ]


def test_an_incomplete_practice_is_refused_with_its_fields_named() -> None:
    reviewer = editor()
    page = practice_page(live=False, missions=[], summary="", what_was_done="")
    page.key_figures = [KeyFigure(value="3")]
    page.save_revision()

    answer = SubmitPractice(fresh(page), reviewer).check()

    assert not answer
    for name in ("Summary", "Mission", "What the city did", "Who can answer", "Key figures"):
        assert name in answer.reason
    with pytest.raises(RefusedError, match="Summary"):
        SubmitPractice(fresh(page), reviewer).execute()
    assert state(page) == State.DRAFT


def test_a_compiled_practice_needs_nobody_who_answers() -> None:
    reviewer = editor()
    page = practice_page(live=False)
    page.save_revision(user=reviewer)

    assert "Who can answer" in PublishPractice(fresh(page), UserFactory(is_superuser=True)).check().reason
    CompilePractice(fresh(page), reviewer).execute()

    assert state(page) == State.COMPILED
    assert record(page).compiled
    assert fresh(page).live


def test_the_last_editor_never_approves_their_own_text() -> None:
    reviewer = editor()
    page = draft_by(reviewer)

    assert "last editor" in PublishPractice(page, reviewer).check().reason
    assert PublishPractice(page, UserFactory(is_superuser=True)).check()


def test_a_reviewer_of_the_same_city_is_refused() -> None:
    lead, reviewer = CityPageFactory(), editor()
    page = draft_by(steward(lead), lead)
    assert PublishPractice(page, reviewer).check()

    StewardFactory(user=reviewer, city=lead.city)

    assert "steward" in PublishPractice(fresh(page), reviewer).check().reason


def test_city_staff_may_not_publish_and_strangers_may_nothing() -> None:
    lead = CityPageFactory()
    editor()
    author = steward(lead)
    page = draft_by(author, lead)

    assert "editors" in PublishPractice(page, author).check().reason
    assert possible(page, author) == ["submit", "withdraw"]
    assert possible(page, steward(CityPageFactory())) == []


def test_a_claimed_compiled_practice_becomes_the_citys_own() -> None:
    lead, reviewer = CityPageFactory(), editor()
    author = steward(lead)
    page = publish(answered(practice_page(lead, live=False, record={"compiled": True})))
    assert state(page) == State.COMPILED
    page.save_revision(user=author)

    SubmitPractice(fresh(page), author).execute()
    task = fresh(page).current_workflow_task_state
    task.approve(user=reviewer)

    assert state(page) == State.PUBLISHED
    assert not record(page).compiled


def test_an_editor_who_sends_a_compiled_practice_does_not_claim_it() -> None:
    reviewer = editor()
    page = publish(answered(practice_page(live=False, record={"compiled": True})))

    SubmitPractice(fresh(page), reviewer).execute()
    fresh(page).current_workflow_task_state.approve(user=UserFactory(is_superuser=True))

    assert state(page) == State.COMPILED


def test_who_sent_a_text_does_not_approve_it_in_the_review() -> None:
    reviewer = editor()
    page = draft_by(reviewer)
    SubmitPractice(page, reviewer).execute()

    with pytest.raises(PermissionDenied, match="own text"):
        fresh(page).current_workflow_task_state.approve(user=reviewer)
    assert state(page) == State.SUBMITTED
    assert not fresh(page).live


def test_what_was_sent_can_be_taken_back() -> None:
    lead = CityPageFactory()
    editor()
    author = steward(lead)
    page = draft_by(author, lead)
    SubmitPractice(page, author).execute()

    TakeBackPractice(fresh(page), author).execute()

    assert state(page) == State.DRAFT
    assert fresh(page).current_workflow_state is None


def test_taking_back_an_update_leaves_what_is_live() -> None:
    lead = CityPageFactory()
    editor()
    author = steward(lead)
    page = publish(answered(practice_page(lead, live=False, record={"compiled": True})))
    SubmitPractice(fresh(page), author).execute()

    TakeBackPractice(fresh(page), author).execute()

    assert state(page) == State.COMPILED


def test_changes_are_asked_for_with_a_comment() -> None:
    reviewer = editor()
    page = practice_page(live=False, record={"state": "submitted"})

    assert "which changes" in RequestChanges(page, reviewer).check().reason
    RequestChanges(page, reviewer, comment="Say more.").execute()

    assert state(page) == State.CHANGES_REQUESTED


def test_a_state_without_a_review_is_taken_back_too() -> None:
    page = practice_page(live=False, record={"state": "submitted"})

    TakeBackPractice(page).execute()

    assert state(page) == State.DRAFT


def test_withdrawn_and_restored() -> None:
    page = publish(practice_page())

    WithdrawPractice(page, by="Office for digital rights", archive_url="https://archive.example.org/1").execute()
    gone = record(page)
    assert (gone.state, gone.withdrawn_by) == (State.WITHDRAWN, "Office for digital rights")
    assert not fresh(page).live

    assert record(page).withdrawn_path

    RestorePractice(fresh(page)).execute()
    assert state(page) == State.DRAFT
    back = record(page)
    assert (back.withdrawn_by, back.withdrawn_path, back.withdrawn_at) == ("", "", None)


def test_a_draft_is_withdrawn_too() -> None:
    page = practice_page(live=False)

    WithdrawPractice(page).execute()

    assert state(page) == State.WITHDRAWN
    assert "does not go with" in SubmitPractice(fresh(page), editor()).check().reason


def test_without_a_review_nothing_is_sent() -> None:
    page = practice_page(live=False)
    WorkflowPage.objects.all().delete()

    assert "No review" in SubmitPractice(page).check().reason


def test_every_transition_of_the_table_has_its_action() -> None:
    assert set(ACTIONS) == set(TRANSITIONS)
