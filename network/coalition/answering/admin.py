"""The editors' queue: what came in, with its answer and its state; registrations; deliveries that do not work."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.snippets.views.snippets import SnippetViewSet

from network.base import outbox
from network.base.models import OutboxRow
from network.base.panels import wordings
from network.base.viewsets import in_words
from network.coalition.answering import messages
from network.coalition.models import Consultation, ConsultationAnswer, Message, Registration

PRIVATE = HelpPanel(_("Private: names and addresses are never shown in public, nor to city staff."))


class AnswerForm(WagtailAdminModelForm):
    def save(self, commit: bool = True) -> Any:
        message = super().save(commit)
        if commit and {"state", "answer"} & set(self.changed_data):
            messages.answered(message)
        return message


class SendAgainForm(WagtailAdminModelForm):
    def save(self, commit: bool = True) -> Any:
        outbox.send_again(OutboxRow.objects.filter(pk=self.instance.pk))
        self.instance.refresh_from_db()
        return self.instance


class QueueViewSet(ModelViewSet):
    """Records about people: no snippets, which everybody in the admin may choose from."""

    copy_view_enabled = False
    list_per_page = 50
    index_view_class = IndexView
    search_backend_name = None


def _told(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name, read_only=True) for name in names]


class MessageViewSet(QueueViewSet):
    model, icon, menu_label = Message, "comment", _("Messages")
    list_display = ["__str__", "received_at", in_words("state", _("State")), "page"]
    list_filter = ["state", "kind", "is_hidden"]
    search_fields = ["text", "public_text", "page", "city", "answer"]
    ordering = "-received_at"
    edit_handler = ObjectList(
        [
            PRIVATE,
            MultiFieldPanel(_told("kind", "page", "text", "received_at"), heading=_("What was sent")),
            MultiFieldPanel(
                _told("name", "role", "city", "email", "language", "checklist", "erased_at"), heading=_("From whom")
            ),
            MultiFieldPanel(
                [FieldPanel("state"), FieldPanel("answer"), FieldPanel("public_text"), FieldPanel("is_hidden")],
                heading=_("Your answer"),
                help_text=_("Whoever left an e-mail address gets state and answer by mail when you save."),
            ),
        ],
        base_form_class=AnswerForm,
    )


class RegistrationViewSet(QueueViewSet):
    model, icon, menu_label = Registration, "group", _("Registrations")
    list_display = [
        "name",
        "event",
        in_words("state", _("State")),
        in_words("presence", _("How to take part")),
        "registered_at",
    ]
    list_filter = ["event", "state", "presence"]
    search_fields = ["name", "email", "affiliation"]
    list_export = [
        "event_number",
        "state",
        "presence",
        "exported_name",
        "exported_email",
        "exported_affiliation",
        "language",
        "exported_needs",
        "registered_at",
    ]
    export_headings = {
        "event_number": _("event"),
        "exported_name": _("name"),
        "exported_email": _("e-mail"),
        "exported_affiliation": _("city or organisation"),
        "exported_needs": _("access needs"),
    }
    edit_handler = ObjectList(
        [
            PRIVATE,
            MultiFieldPanel(_told("event", "state", "presence", "registered_at"), heading=_("Registration")),
            MultiFieldPanel(_told("name", "email", "affiliation", "language", "access_needs"), heading=_("Person")),
        ]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Registration.objects.select_related("event").prefetch_related("event__pages")


class ConsultationViewSet(SnippetViewSet):
    model, icon, menu_label = Consultation, "help", _("Consultations")
    list_display = ["title", "deadline", "is_public"]
    search_fields = ["title"]
    copy_view_enabled = False
    search_backend_name = None
    add_to_admin_menu = True
    menu_order = 425
    edit_handler = ObjectList(
        [
            FieldPanel("event"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("language")]),
            FieldPanel("summary"),
            FieldRowPanel([FieldPanel("held_on"), FieldPanel("deadline")]),
            InlinePanel(
                "questions",
                heading=_("Guiding questions"),
                label=_("question"),
                panels=[FieldPanel("text"), FieldPanel("hint"), wordings("text", "hint")],
            ),
            FieldPanel("outcome"),
            wordings("title", "summary", "outcome"),
            FieldRowPanel([FieldPanel("source_url"), FieldPanel("is_public")]),
        ]
    )


class ConsultationAnswerViewSet(QueueViewSet):
    model, icon, menu_label = ConsultationAnswer, "clipboard-list", _("Answers to consultations")
    list_display = [
        "__str__",
        "question",
        in_words("state", _("State")),
        BooleanColumn("may_be_published", label=_("May be published")),
        "received_at",
    ]
    list_filter = ["state", "question__consultation"]
    search_fields = ["text", "public_text", "answerer"]
    edit_handler = ObjectList(
        [
            PRIVATE,
            MultiFieldPanel(_told("question", "text", "language", "received_at"), heading=_("What was sent")),
            MultiFieldPanel(
                _told("answerer_kind", "answerer", "email", "may_be_published", "erased_at"),
                heading=_("From whom"),
                help_text=_("The name to publish stands beside the answer, once it is published."),
            ),
            MultiFieldPanel([FieldPanel("state"), FieldPanel("public_text")], heading=_("Publish")),
        ]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return ConsultationAnswer.objects.select_related("question")


class DeliveryViewSet(QueueViewSet):
    model, icon, menu_label = OutboxRow, "mail", _("Deliveries")
    list_display = [
        "kind",
        "key",
        "created_at",
        "attempts",
        in_words("given_up", _("State")),
        "gave_up_at",
        "last_error",
    ]
    list_filter = ["kind", "given_up"]
    search_fields = ["key", "last_error"]
    edit_handler = ObjectList(
        [
            HelpPanel(_("What waits or could not be delivered. Saving tries it again at once.")),
            *_told("kind", "key", "created_at", "attempts", "given_up", "gave_up_at", "last_error"),
        ],
        base_form_class=SendAgainForm,
    )


class Answers(ModelViewSetGroup):
    menu_label, menu_icon, menu_order = _("Answers"), "comment", 420
    items = (MessageViewSet, RegistrationViewSet, ConsultationAnswerViewSet, DeliveryViewSet)
