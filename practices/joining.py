"""Joins the app to the parts of the site that know nothing of it: editor, navigation, city pages, addresses gone."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cities.missions import register_missions
from cities.sections import register_section
from network.base.addresses import address_of
from network.base.gone import register_gone
from network.base.navigation import register_navigation
from practices import cities, panels, withdrawn
from practices.forms import PracticeForm
from practices.models import PracticePage

MAIN_ENTRY = 10
FIRST_SECTION = 10

edited: Any = PracticePage
edited.edit_handler = panels.editor
edited.base_form_class = PracticeForm
register_navigation(_("Practices"), lambda language: address_of("practices/", language), MAIN_ENTRY)
register_section("city", cities.section, FIRST_SECTION)
register_missions(cities.missions_of)
register_gone(withdrawn.notice)
