"""What is done with messages: received once, answered by editors, told to whoever left an address."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from network.base.mail import Letter, write_to
from network.coalition.models import Message, MessageKind, MessageState
from search.languages import address
from search.models import SearchDocument

PER_PAGE = 20
# Requests to join are between the city and the Coalition.
PUBLIC = (MessageKind.COMMENT, MessageKind.ERROR, MessageKind.CONTACT, MessageKind.QUESTION)


def receive(submission: uuid.UUID, **fields: Any) -> Message:
    """The same sending, sent twice, is one message and one letter."""
    message, is_new = Message.objects.get_or_create(submission=submission, defaults=fields)
    if is_new and message.kind == MessageKind.JOIN:
        write_to(message.email, message.language, partial(_confirmation, message))
    return message


def answered(message: Message) -> None:
    """Called when an editor changed the state or the answer."""
    message.answered_at = timezone.now()
    message.save(update_fields=["answered_at"])
    if message.email:
        write_to(message.email, message.language, partial(_answer, message))


def public_messages(number: int) -> Page[Message]:
    """Newest first, without what only editors read."""
    columns = ("kind", "page", "state", "public_text", "answer", "received_at", "answered_at")
    shown = Message.objects.filter(is_hidden=False, kind__in=PUBLIC).only(*columns)
    return Paginator(shown, PER_PAGE).get_page(number)


@dataclass(frozen=True)
class About:
    """The page that a message is about, as the reader's language tells it; its address where nothing tells it."""

    title: str
    language: str = ""


def pages_of(messages: Iterable[Message], language: str) -> dict[str, About]:
    """By the address that a message names. One query."""
    paths = {message.page: _path(message.page) for message in messages if message.page}
    told = SearchDocument.objects.filter(url_path__in=set(paths.values()), serves__language=language)
    found = {path: About(*said) for path, *said in told.values_list("url_path", "title", "language")}
    return {page: found.get(path, About(page)) for page, path in paths.items()}


def _path(page: str) -> str:
    """`/en/cities/maceio/?q=1` → `cities/maceio/`."""
    return page.partition("?")[0].partition("#")[0].lstrip("/").partition("/")[2]


def _confirmation(message: Message) -> Letter:
    return Letter(
        _("Your request to join the Coalition"),
        [
            _("Dear %(name)s,") % {"name": message.name},
            _("we have received the request of %(city)s to join the Cities Coalition for Digital Rights.")
            % {"city": message.city},
            _("The coordination reads it and answers to this address. You need not do anything until then."),
        ],
    )


def _answer(message: Message) -> Letter:
    """Their own words are not repeated: whoever reads the mailbox need not know them."""
    state = str(MessageState(message.state).label)
    paragraphs = [
        _("You sent us a message on %(day)s. Its state is now: %(state)s.")
        % {"day": message.received_at.date().isoformat(), "state": state}
    ]
    if message.answer:
        paragraphs.append(message.answer)
    actions: Sequence[tuple[str, str]] = ()
    if message.kind in PUBLIC:
        actions = [(_("All comments and answers"), f"{settings.SITE_URL}{address('feedback/', message.language)}")]
    return Letter(_("An answer to your message"), paragraphs, actions)
