from cities.models.city import City, CityName
from cities.models.membership import Membership, MembershipEvidence, MembershipStatus, MembershipWording
from cities.models.organisation import Confidence, Organisation, Project, ProjectWording
from cities.models.pages import CityFact, CityIndexPage, CityPage, OrganisationIndexPage, OrganisationPage
from cities.models.people import FocalPoint, Steward, Workspace
from cities.models.role import CityRole, RoleWording

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
    "MembershipWording",
    "Organisation",
    "OrganisationIndexPage",
    "OrganisationPage",
    "Project",
    "ProjectWording",
    "RoleWording",
    "Steward",
    "Workspace",
]
