"""Joins events to the parts of the site that know nothing of them: editor, and pages of others."""

from __future__ import annotations

from typing import Any

from network.coalition.events import in_step, panels, sections  # noqa: F401  register themselves
from network.coalition.models import EventPage

edited: Any = EventPage
edited.edit_handler = panels.editor
