"""Addresses of events below a language; their pages stand in the tree."""

from __future__ import annotations

from django.urls import re_path

from network.coalition.events import views
from network.coalition.models import Event
from search.urls import data_patterns

PATH = r"(?P<path>events/[^/]+(?:/[^/]+){0,5})"

urlpatterns = [
    *data_patterns("events", Event.kind),
    re_path(rf"^{PATH}/event\.ics$", views.event_calendar, name="event-calendar"),
    re_path(rf"^{PATH}/programme\.ics$", views.programme_calendar, name="event-programme-calendar"),
    re_path(rf"^{PATH}/(?P<slug>[-\w]{{1,80}})\.ics$", views.session_calendar, name="session-calendar"),
    re_path(rf"^{PATH}\.(?P<form>json|md)$", views.event, name="event-as"),
]
