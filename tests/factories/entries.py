"""An entry of each kind, for promises that hold of them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from network.base.models import BasePage
from tests.factories.cities import CityPageFactory, OrganisationPageFactory, locale, publish
from tests.factories.events import event_page
from tests.factories.practices import practice_page
from tests.factories.publications import mission_page, publication_page

Maker = Callable[[], Any]
# What is told by its pages only.
TOLD: dict[str, Maker] = {
    "practice": lambda: publish(practice_page()),
    "publication": publication_page,
    "event": event_page,
    "mission": mission_page,
}
# What is known without a page too.
KNOWN: dict[str, Maker] = {
    "city": lambda: publish(CityPageFactory()),
    "organisation": lambda: publish(OrganisationPageFactory()),
}


def in_spanish(page: BasePage) -> Any:
    """A live translation, below nodes of its tree."""
    return publish(page.copy_for_translation(locale("es"), copy_parents=True, alias=False))
