"""Translations that a machine made, in the admin: editors say when somebody has read one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from network.base.models import MachineTranslation


class OnlyReviewed(ModelPermissionPolicy):
    """The seed and the machine add them; with their page they go."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)


class MachineTranslations(SnippetViewSet):
    model, icon, menu_label = MachineTranslation, "globe", _("Translations")
    list_display = [
        Column("page", label=_("page"), accessor="page.title"),
        Column("language", label=_("language"), accessor="page.locale.language_code"),
        "made_on",
        BooleanColumn("is_reviewed", label=_("reviewed")),
    ]
    list_filter = ["is_reviewed"]
    menu_order = 330
    add_to_admin_menu = True
    edit_handler = ObjectList([FieldPanel("is_reviewed")])

    def get_queryset(self, request: Any) -> Any:
        return MachineTranslation.objects.select_related("page", "page__locale")


def register_review_policy() -> None:
    register_permission_policy(MachineTranslation, OnlyReviewed(MachineTranslation))
