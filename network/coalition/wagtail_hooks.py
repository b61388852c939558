"""Hooks of the whole site in the admin: nobody sees the drafts or private files of a city that is not theirs."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail_localize.views.report import TranslationsReportView

from network.base.panels import wordings
from network.base.viewsets import WordedFilters
from network.coalition.answering.admin import Answers, ConsultationViewSet
from network.coalition.events import wagtail_hooks as of_events  # noqa: F401  registers itself
from network.coalition.models import Fact
from network.coalition.publications.viewsets import Library, PublicationPages, register_policies
from network.coalition.vocabularies import wagtail_hooks as of_vocabularies  # noqa: F401  registers itself

LAST = 1000  # after Wagtail's own hooks of the same name

# These reports name pages of every city, drafts too: they are for those who may publish.
PageTypesUsageReportView.any_permission_required = ["publish"]
TranslationsReportView.any_permission_required = ["publish"]
TranslationsReportView.permission_policy = policy_registry.get_by_type(Page)
REPORTS_OF_ALL = (PageTypesUsageReportView.index_url_name, TranslationsReportView.index_url_name)
LISTS_OF_ALL = ("publication_pages:index", "event_pages:index")

# What can be done with one thing or another; whoever may do nothing of it with a thing may not read its title either.
ANYTHING = ["add", "change", "publish", "choose", "delete"]


def _without_foreign_titles(get_actionable_objects: Any) -> Any:
    """Wagtail names everything that was asked for by number and that the person may not act on."""

    def get_visible_objects(action: BulkAction) -> Any:
        objects, others = get_actionable_objects(action)
        refused = others["items_with_no_access"]
        return objects, others | {"items_with_no_access": [each for each in refused if is_visible(each, action)]}

    return get_visible_objects


def is_visible(thing: Any, action: BulkAction) -> bool:
    if getattr(thing, "live", False):
        return True
    policy = policy_registry.get(thing)
    return bool(policy.user_has_any_permission_for_instance(action.request.user, ANYTHING, thing))


BulkAction.get_actionable_objects = _without_foreign_titles(BulkAction.get_actionable_objects)


@hooks.register("construct_page_chooser_queryset")
def hide_foreign_drafts(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """A link may lead to any live page; drafts are for those who work on them."""
    own = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.filter(Q(live=True) | Q(pk__in=own.values("pk")))


@hooks.register("before_move_page")
def refuse_to_move_what_is_not_theirs(request: HttpRequest, page: Page, destination: Page) -> None:
    """Wagtail asks before it moves, but not before it shows what would be moved."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


@hooks.register("before_edit_page")
def say_what_the_editors_ask_for(request: HttpRequest, page: Page) -> None:
    """Wagtail keeps the comment in a side panel that is closed; whoever opens a returned page reads it at once."""
    state = page.current_workflow_state if request.method == "GET" else None
    if state is None or state.status != state.STATUS_NEEDS_CHANGES:
        return
    if comment := state.current_task_state.get_comment():
        messages.warning(request, _("The editors ask for changes: %(comment)s") % {"comment": comment})


@hooks.register("construct_reports_menu")
def hide_reports_of_others(request: HttpRequest, menu_items: list[Any]) -> None:
    _keep_for_publishers(request, menu_items, REPORTS_OF_ALL)


@hooks.register("construct_main_menu")
def hide_lists_of_others(request: HttpRequest, menu_items: list[Any]) -> None:
    """No city has publications or events of its own."""
    _keep_for_publishers(request, menu_items, LISTS_OF_ALL)


def _keep_for_publishers(request: HttpRequest, menu_items: list[Any], names: tuple[str, ...]) -> None:
    if policy_registry.get_by_type(Page).user_has_permission(request.user, "publish"):
        return
    hidden = {reverse(name) for name in names}
    menu_items[:] = [item for item in menu_items if getattr(item, "url", None) not in hidden]


class OwnFiles:
    """An answer of the admin's API about files: those of the collections that the person may use."""

    request: HttpRequest
    model: Any

    def get_queryset(self) -> QuerySet:
        policy = policy_registry.get_by_type(self.model)
        usable = policy.instances_user_has_any_permission_for(self.request.user, ["choose", "change"])
        return super().get_queryset().filter(pk__in=usable.values("pk"))  # type: ignore[misc]


class OwnImages(OwnFiles, ImagesAdminAPIViewSet):
    model = get_image_model()


class OwnDocuments(OwnFiles, DocumentsAdminAPIViewSet):
    model = get_document_model()


@hooks.register("construct_admin_api", order=LAST)
def answer_with_own_files(router: Any) -> None:
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)


class FactFilters(WordedFilters):
    class Meta:
        model = Fact
        fields = ["as_of"]


class FactViewSet(SnippetViewSet):
    model = Fact
    icon = "decimal"
    add_to_admin_menu = True
    menu_label = gettext_lazy("Facts")
    menu_order = 410
    list_display = ["statement", "value", "unit", "as_of"]
    filterset_class = FactFilters
    search_fields = ["key", "statement", "value"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("key"),
            FieldPanel("statement"),
            FieldRowPanel([FieldPanel("value"), FieldPanel("unit")]),
            FieldPanel("as_of"),
            FieldPanel("source_url"),
            wordings("statement", "unit"),
        ]
    )


register_snippet(FactViewSet)
register_policies()
register_snippet(Library)


@hooks.register("register_admin_viewset")
def list_of_publications() -> PublicationPages:
    return PublicationPages()


register_snippet(ConsultationViewSet)


@hooks.register("register_admin_viewset")
def answers() -> ModelViewSetGroup:
    return Answers()
