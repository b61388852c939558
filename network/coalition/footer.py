"""What header and footer of every page lead to."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from network.base.navigation import ABOUT, ANSWER, ASK, CALL, CONTACT, DATA, HEADER, TAKE_PART, register_navigation
from search.languages import address

register_navigation(_("Events"), partial(address, "events/"), 50, HEADER)
register_navigation(_("Share a practice"), partial(address, "join/?for=practice"), 10, CALL)
register_navigation(_("About this directory"), partial(address, "about/"), 10, ABOUT)
register_navigation(_("Accessibility"), partial(address, "accessibility/"), 20, ABOUT)
register_navigation(_("Privacy: no cookies, no trackers"), partial(address, "privacy/"), 30, ABOUT)

register_navigation(_("Leave a comment"), partial(address, "feedback/"), 10, ANSWER, names_page=True)
register_navigation(
    _("Report an error on this page"), partial(address, "feedback/?kind=error"), 20, ANSWER, names_page=True
)
register_navigation(
    _("Nobody is named yet: suggest one"), partial(address, "feedback/?kind=contact"), 10, CONTACT, names_page=True
)
register_navigation(_("Ask the network"), partial(address, "feedback/?kind=question"), 10, ASK)
register_navigation(_("Join the Coalition"), partial(address, "join/"), 10, TAKE_PART)
register_navigation(_("Share a practice"), partial(address, "join/?for=practice"), 20, TAKE_PART)
register_navigation(_("Comments and answers"), partial(address, "feedback/"), 30, TAKE_PART)

register_navigation(_("All practices (CSV)"), partial(address, "practices.csv"), 10, DATA)
register_navigation(_("Everything (CSV)"), partial(address, "search.csv"), 20, DATA)
register_navigation(_("Cities for maps (GeoJSON)"), partial(address, "cities.geojson"), 30, DATA)
register_navigation(_("New practices (feed)"), partial(address, "practices.atom"), 40, DATA)
register_navigation(_("Vocabularies (CSV, SKOS)"), partial(address, "vocabularies/"), 50, DATA)
