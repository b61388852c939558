"""Events in the public search."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from network.coalition.events.documents import documents
from network.coalition.models import Event, EventPage
from search.registry import Document, Searchable

PATH = "events/"


class Events(Searchable):
    kind = Event.kind
    label = _("Events")
    label_of_one = _("Event")
    counted = ngettext_lazy("%(count)d event", "%(count)d events", "count")
    order = 5
    list_path = PATH

    def numbers(self) -> Iterable[int]:
        told = EventPage.objects.told().filter(event__gone_at=None)
        return told.order_by("event").values_list("event", flat=True).distinct()

    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        return documents(numbers)
