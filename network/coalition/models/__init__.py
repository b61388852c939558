from network.coalition.models.consultations import (
    AnswererKind,
    AnswerState,
    Consultation,
    ConsultationAnswer,
    ConsultationWording,
    GuidingQuestion,
    QuestionWording,
)
from network.coalition.models.event import Event, EventRole
from network.coalition.models.event_pages import Attendance, EventIndexPage, EventPage
from network.coalition.models.event_parts import (
    EventFigure,
    EventItem,
    EventLink,
    EventParty,
    EventSession,
    ItemKind,
    PartKind,
)
from network.coalition.models.facts import Fact, FactWording
from network.coalition.models.messages import Message, MessageKind, MessageState
from network.coalition.models.missions import (
    FindingWording,
    Milestone,
    MilestoneFinding,
    MilestoneStatus,
    MilestoneWording,
    MissionIndexPage,
    MissionPage,
)
from network.coalition.models.pages import HomePage, StandardPage
from network.coalition.models.publication_parts import Contributor, ContributorRole, Format, Version
from network.coalition.models.publications import Publication, PublicationIndexPage, PublicationPage
from network.coalition.models.registrations import Presence, Registration, RegistrationState
from network.coalition.models.seeded import SeedFile, SeedRow

__all__ = [
    "AnswerState",
    "AnswererKind",
    "Attendance",
    "Consultation",
    "ConsultationAnswer",
    "ConsultationWording",
    "Contributor",
    "ContributorRole",
    "Event",
    "EventFigure",
    "EventIndexPage",
    "EventItem",
    "EventLink",
    "EventPage",
    "EventParty",
    "EventRole",
    "EventSession",
    "Fact",
    "FactWording",
    "FindingWording",
    "Format",
    "GuidingQuestion",
    "HomePage",
    "ItemKind",
    "Message",
    "MessageKind",
    "MessageState",
    "Milestone",
    "MilestoneFinding",
    "MilestoneStatus",
    "MilestoneWording",
    "MissionIndexPage",
    "MissionPage",
    "PartKind",
    "Presence",
    "Publication",
    "PublicationIndexPage",
    "PublicationPage",
    "QuestionWording",
    "Registration",
    "RegistrationState",
    "SeedFile",
    "SeedRow",
    "StandardPage",
    "Version",
]
