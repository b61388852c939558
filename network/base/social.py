"""The picture that other sites show beside a link: a photograph of the page, or its city blocks, as PNG."""

from __future__ import annotations

from typing import Any, cast

import resvg_py
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.models import Page

from network.base.drawings import blocks
from network.base.storage import RememberingStorage

WIDTH, HEIGHT = 1200, 630


def file_of(number: int) -> str:
    return f"social/{number}.png"


def drawn(seed: str, mission: str = "") -> bytes:
    """The same name gives the same picture, as on the page itself."""
    size = f'xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" preserveAspectRatio="xMidYMid slice"'
    svg = blocks.picture(seed, mission, "card").replace("<svg ", f"<svg {size} ", 1)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))


def draw(page: Page) -> str:
    """Draws the picture of a page anew, in one step for who reads it meanwhile; the name of its file."""
    return cast(RememberingStorage, default_storage).replace(file_of(page.pk), ContentFile(_content(page.specific)))


def public_page(number: int) -> Page | None:
    found: Page | None = Page.objects.filter(pk=number, live=True, alias_of=None).public().first()
    return found


def _content(page: Any) -> bytes:
    image = getattr(page, "image", None)
    if image is None:
        return drawn(page.slug, _mission_of(page))
    with image.get_rendition(f"fill-{WIDTH}x{HEIGHT}|format-png").file.open("rb") as stream:
        return bytes(stream.read())


def _mission_of(page: Any) -> str:
    """The first of its missions gives the family of blocks; a mission's page has its own."""
    own = getattr(page, "mission", None)
    if own is not None:
        return str(own.code)
    missions = getattr(page, "missions", None)
    first = next(iter(missions.all()), None) if missions is not None else None
    code = getattr(first, "code", "")
    return code if code in blocks.FAMILIES else ""
