from network.base.models.users import User  # isort: skip  (the first migration holds it alone)
from network.base.models.drafts import Draft
from network.base.models.gone import GoneAddress
from network.base.models.media import CreditedDocument, CreditedImage, Rendition
from network.base.models.outbox import GivenUp, OutboxRow, ScheduledJob
from network.base.models.pages import BasePage
from network.base.models.records import Record, RecordPage
from network.base.models.translations import MachineTranslation
from network.base.models.vocabulary import (
    Concept,
    ConceptLabel,
    ConceptRelation,
    GlossaryEntry,
    LabelKind,
    Mission,
    PracticeType,
    Principle,
    Scheme,
    TargetGroup,
    Technology,
    Theme,
)
from network.base.models.wordings import Said, Worded, Wording

__all__ = [
    "BasePage",
    "Concept",
    "ConceptLabel",
    "ConceptRelation",
    "CreditedDocument",
    "CreditedImage",
    "Draft",
    "GivenUp",
    "GlossaryEntry",
    "GoneAddress",
    "LabelKind",
    "MachineTranslation",
    "Mission",
    "OutboxRow",
    "PracticeType",
    "Principle",
    "Record",
    "RecordPage",
    "Rendition",
    "Said",
    "ScheduledJob",
    "Scheme",
    "TargetGroup",
    "Technology",
    "Theme",
    "User",
    "Worded",
    "Wording",
]
