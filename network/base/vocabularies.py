"""All vocabularies in the menu of the admin, with who may do what with them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from network.base.forms import register_choices
from network.base.glossary.viewsets import GlossaryViewSet
from network.base.viewsets import (
    MissionViewSet,
    OtherVocabulariesViewSet,
    PracticeTypeViewSet,
    PrincipleViewSet,
    TargetGroupViewSet,
    TechnologyViewSet,
    ThemeViewSet,
)


class Vocabularies(SnippetViewSetGroup):
    menu_label = _("Vocabularies")
    menu_icon = "list-ul"
    menu_order = 400
    items = (
        MissionViewSet,
        PrincipleViewSet,
        ThemeViewSet,
        PracticeTypeViewSet,
        TargetGroupViewSet,
        TechnologyViewSet,
        GlossaryViewSet,
        OtherVocabulariesViewSet,
    )


def register_policies() -> None:
    register_choices(*(viewset.model for viewset in Vocabularies.items))
    for viewset in Vocabularies.items:
        register_permission_policy(viewset.model, viewset.policy(viewset.model), exact_class=True)
