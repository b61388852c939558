"""Records of cities and organisations in the admin's menu; people apart, for coordinators only."""

from __future__ import annotations

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.snippets.models import register_snippet

from cities.viewsets import Network, People

register_snippet(Network)


@hooks.register("register_admin_viewset")
def people() -> ModelViewSetGroup:
    return People()
