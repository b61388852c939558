"""`{% load structured_data %}`: what machines read about a page, with the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from cities.structured import breadcrumbs, graph
from network.base.templatetags.network import json_ld

register = template.Library()


@register.simple_tag(takes_context=True)
def structured_data(context: Context, nodes: Sequence[dict[str, Any]]) -> SafeString:
    """Nodes of schema.org and, from the page's own breadcrumb, how it is reached."""
    page = context["page"]
    way = breadcrumbs(context.get("breadcrumbs") or (), page.title, page.get_url(context.get("request")) or "")
    printed: SafeString = json_ld(graph(*nodes, way))
    return printed
