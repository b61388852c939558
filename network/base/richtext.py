"""Text that editors have laid out, as HTML that holds nothing else: whatever the database has, no script leaves it."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html


def laid_out(text: str) -> SafeString:
    """With links to pages and documents resolved."""
    return cleaned(expand_db_html(text))


def cleaned(html: str) -> SafeString:
    return mark_safe(nh3.clean(html, link_rel=None))
