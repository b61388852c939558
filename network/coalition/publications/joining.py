"""Joins publications and missions to the parts of the site that know nothing of them: editor, navigation, sections."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cities.sections import register_section
from network.base.addresses import address_of
from network.base.navigation import register_navigation
from network.coalition.missions import in_step as missions  # noqa: F401
from network.coalition.models import PublicationPage
from network.coalition.publications import in_step, panels, sections  # noqa: F401  receivers listen from now on

MISSIONS, PUBLICATIONS = 30, 40  # places in the header
SECTION = 20

edited: Any = PublicationPage
edited.edit_handler = panels.editor
register_navigation(_("Missions"), lambda language: address_of("missions/", language), MISSIONS)
register_navigation(_("Publications"), lambda language: address_of("publications/", language), PUBLICATIONS)
register_section("city", sections.of_city, SECTION)
register_section("organisation", sections.of_organisation, SECTION)
register_section("practice", sections.of_practice, SECTION)
