"""The Coalition's checklist for cities that want to join, in our words. Codes are kept with each request."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SOURCE = "https://citiesfordigitalrights.org/checklist"
CHECKLIST = (
    ("declaration", _("Commits to the declaration of the Coalition")),
    ("events", _("Takes part in events on digital rights")),
    ("data-protection-office", _("Has an office for data protection")),
    ("technology-office", _("Has a technology office that can put digital rights into practice")),
    ("council-agenda", _("Has digital equity on the agenda of the council")),
    ("internet-access", _("Access: broadband for everybody")),
    ("digital-skills", _("Access: programmes and campaigns for digital skills")),
    ("privacy-policy", _("Privacy: a published policy or local rules on data protection and security")),
    ("privacy-tools", _("Privacy: tools that help residents and visitors protect theirs")),
    ("algorithms", _("Transparency: work on transparent and accountable algorithms")),
    ("open-data", _("Transparency: open data about the city’s services and technology")),
    ("net-neutrality", _("Transparency: use of local powers for net neutrality")),
    ("participation", _("Participation: digital tools with which residents take part in decisions")),
    ("who-is-online", _("Participation: knows who uses the internet in the city, and who does not")),
    ("accessible-platforms", _("Participation: accessible digital platforms")),
    ("open-standards", _("Standards: open and ethical standards for the city’s digital services")),
)
