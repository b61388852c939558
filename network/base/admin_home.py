"""What the first page of the admin says beside Wagtail's own: whether search is in step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from search import health


class SearchHealth(Component):
    name = "search_health"
    template_name = "search/admin/health.html"
    order = 400

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"health": health.last(), "condition": health.condition()}


@hooks.register("construct_homepage_panels")
def search_health(request: HttpRequest, panels: list[Component]) -> None:
    """For who publishes: they wonder first why something is not found."""
    if policy_registry.get_by_type(Page).user_has_permission(request.user, "publish"):
        panels.append(SearchHealth())
