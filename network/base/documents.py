"""A document is private until a page that everybody may read uses it."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex


def is_used_in_public(document: Any) -> bool:
    """Whether a live page without a view restriction refers to the document."""
    references = ReferenceIndex.get_references_to(document).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    pages = [int(number) for number in references.values_list("object_id", flat=True).distinct()]
    return Page.objects.filter(pk__in=pages).live().public().exists()
