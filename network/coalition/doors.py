"""Forms of the site that are no pages, and are looked for by what one wants to do: "how do I join"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search import registry
from search.registry import Document, Term

FIRST = 10**15  # numbers that no page will have


@dataclass(frozen=True)
class Door:
    """`asked`: by language, how people ask for it."""

    number: int
    slug: str
    title: str | Promise
    summary: str | Promise
    asked: Mapping[str, tuple[str, ...]]


DOORS = (
    Door(
        FIRST + 1,
        "join",
        _("Join the Coalition"),
        _("How a city becomes a member of the Cities Coalition for Digital Rights, and a form to ask for it."),
        {
            "en": ("join", "join the network", "how to join", "become a member", "membership request"),
            "es": ("unirse", "unirse a la coalición", "adherirse", "hacerse miembro", "sumarse"),
            "pt-br": ("aderir", "participar da coalizão", "entrar na coalizão", "tornar-se membro", "como aderir"),
            "fr": ("adhérer", "rejoindre", "rejoindre la coalition", "devenir membre", "comment adhérer"),
        },
    ),
    Door(
        FIRST + 2,
        "feedback",
        _("Comments and answers"),
        _("What visitors said about this platform, what came of it, and a form for your own comment."),
        {
            "en": ("feedback", "leave a comment", "report an error", "contact us"),
            "es": ("dejar un comentario", "informar de un error", "contactar"),
            "pt-br": ("deixar um comentário", "relatar um erro", "fale conosco"),
            "fr": ("laisser un commentaire", "signaler une erreur", "nous contacter"),
        },
    ),
)


def documents(kind: str, numbers: Collection[int]) -> Iterator[Document]:
    """In every language of the interface. No query."""
    for door in DOORS:
        for language in settings.INTERFACE_LANGUAGES if door.number in numbers else ():
            with translation.override(language):
                title, summary = str(door.title), str(door.summary)
            called = door.asked.get(language, ())
            yield Document(
                kind=kind,
                number=door.number,
                language=language,
                url_path=f"{door.slug}/",
                slug=door.slug,
                title=title,
                summary=summary,
                called=called,
                names=called,
                identity=f"{kind}/{door.slug}",
                data={registry.IS_LIST: False},
                is_source=language == settings.LANGUAGE_CODE,
            )


def terms(kind: str) -> Iterator[Term]:
    """They lead to the form itself; a text that says so tells of something else."""
    for door in DOORS:
        for language, texts in door.asked.items():
            for text in texts:
                yield Term(text, language, f"{kind}/{door.slug}", "name", own_language_only=True, asks_only=True)
