from cities.models.city import City, CityName
from cities.models.membership import Membership, MembershipEvidence, MembershipStatus
from cities.models.organisation import Confidence, Organisation, Project
from cities.models.pages import CityFact, CityIndexPage, CityPage, OrganisationIndexPage, OrganisationPage
from cities.models.people import FocalPoint, Steward, Workspace
from cities.models.role import CityRole

__all__ = [
    "City",
    "CityFact",
    "CityIndexPage",
    "CityName",
    "CityPage",
    "CityRole",
    "Confidence",
    "FocalPoint",
    "Membership",
    "MembershipEvidence",
    "MembershipStatus",
    "Organisation",
    "OrganisationIndexPage",
    "OrganisationPage",
    "Project",
    "Steward",
    "Workspace",
]
