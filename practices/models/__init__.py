from practices.models.page import PracticePage, SourceQuality
from practices.models.parts import (
    BuildingBlock,
    Evidence,
    KeyFigure,
    Lineage,
    LineageKind,
    MissionLink,
    PartnerLink,
    Prerequisite,
    WebLink,
)
from practices.models.practice import Practice

__all__ = [
    "BuildingBlock",
    "Evidence",
    "KeyFigure",
    "Lineage",
    "LineageKind",
    "MissionLink",
    "PartnerLink",
    "Practice",
    "PracticePage",
    "Prerequisite",
    "SourceQuality",
    "WebLink",
]
