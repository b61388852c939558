"""Hooks of the kernel: links in rich text, documents that are private until a page uses them, vocabularies."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.users.forms import UserForm
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from network.base import admin_home  # noqa: F401  its hook
from network.base.asked_reports import AskedInVainReport, AskedReport
from network.base.documents import is_used_in_public
from network.base.links import VisitorPageLinks
from network.base.models import BasePage
from network.base.orders import Orders
from network.base.pins import PinViewSet
from network.base.reviews import MachineTranslations, register_review_policy
from network.base.vocabularies import Vocabularies, register_policies

register_policies()
register_snippet(Vocabularies)
register_review_policy()
register_snippet(MachineTranslations)

# In a list wagtail-localize asks the database twice about each page. Its buttons stay in the header of each page.
hooks._hooks["register_page_listing_more_buttons"].remove((page_listing_more_buttons, 0))

# Not everybody has two names, and whoever a command makes has none: Wagtail would save no setting without both.
for named in (NameEmailForm, UserForm):
    named.base_fields["first_name"].required = named.base_fields["last_name"].required = False


@hooks.register("register_admin_viewset")
def pinned_results() -> PinViewSet:
    return PinViewSet()


@hooks.register("register_admin_urls")
def reports_of_searches() -> list[URLPattern]:
    return [
        path(f"reports/{report.path}/{below}", report.as_view(results_only=bool(below)), name=name)
        for report in (AskedReport, AskedInVainReport)
        for below, name in (("", report.index_url_name), ("results/", report.index_results_url_name))
    ]


class OfSearches(MenuItem):
    """The way to a view, for who may open it."""

    def __init__(self, view: Any, order: int) -> None:
        super().__init__(view.page_title, reverse(view.index_url_name), icon_name=view.header_icon, order=order)
        self.policy = view.permission_policy

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(self.policy.user_has_permission(request.user, "view"))


@hooks.register("register_reports_menu_item")
def searches_in_menu() -> MenuItem:
    return OfSearches(AskedReport, order=100)


@hooks.register("register_reports_menu_item")
def searches_in_vain_in_menu() -> MenuItem:
    return OfSearches(AskedInVainReport, order=110)


@hooks.register("register_admin_urls")
def compared_searches() -> list[URLPattern]:
    return [path("reports/compare-searches/", Orders.as_view(), name=Orders.index_url_name)]


@hooks.register("register_reports_menu_item")
def compared_searches_in_menu() -> MenuItem:
    return OfSearches(Orders, order=120)


@hooks.register("register_rich_text_features", order=100)
def links_in_the_visitors_language(features: Any) -> None:
    features.register_link_type(VisitorPageLinks)


@hooks.register("before_serve_document")
def keep_unused_documents_private(document: Any, request: HttpRequest) -> None:
    """The public sees what a live page shows; people who work in the admin also what lies in their collections."""
    if is_used_in_public(document):
        return
    policy = policy_registry.get_by_type(type(document))
    if not policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], document):
        raise PermissionDenied


@hooks.register("construct_translated_pages_to_cascade_actions")
def translations_of_entries(pages: list[Page], action: str) -> dict[Page, Any]:
    """Deleted and unpublished together. Moves are followed by a receiver: both together would move a page twice."""
    if action == "move":
        return {}
    return {
        page: Page.objects.translation_of(page, inclusive=False).filter(alias_of=None)
        for page in pages
        if issubclass(model := page.specific_class or Page, BasePage) and model.entry_ends_with_page
    }
