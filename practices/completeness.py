"""What a practice needs before others read it. A draft needs none of it; a refusal names each field."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.models import PracticePage
from practices.texts import says_something


@dataclass(frozen=True)
class Stub:
    """What a reader gets of a practice at least."""

    title: bool
    summary: bool
    mission: bool
    told: bool  # in words, by a link or in a file
    can_answer: bool
    compiled: bool
    figures_sourced: bool

    @classmethod
    def of(cls, page: PracticePage) -> Stub:
        """Of a page with its rows as they are in memory: of a draft as well as of what is live."""
        record = page.practice
        return cls(
            title=bool(page.title),
            summary=bool(page.summary),
            mission=any(link.mission_id for link in page.mission_links.all()),
            told=bool(says_something(page.what_was_done) or page.source_url or page.file_id),
            can_answer=bool(record and record.focal_point_id),
            compiled=bool(record and record.compiled),
            figures_sourced=all(
                figure.value and figure.unit and figure.year and figure.source_url for figure in page.key_figures.all()
            ),
        )


def missing(stub: Stub) -> dict[str, str | Promise]:
    """The fields that lack something, with what to do. Empty: complete."""
    wanted = (
        ("title", stub.title, _("Title: say what the city did, in 100 characters at most.")),
        ("summary", stub.summary, _("Summary: one sentence that says what the city did.")),
        ("mission_links", stub.mission, _("Mission: choose the one that the practice serves first.")),
        ("what_was_done", stub.told, _("What the city did: a few sentences, a link or a file.")),
        (
            "focal_point",
            stub.can_answer or stub.compiled,
            _("Who can answer: choose the person who gets the questions of other cities. It stays private."),
        ),
        (
            "key_figures",
            stub.figures_sourced,
            _("Key figures: each needs its value, its unit, its year and its source."),
        ),
    )
    return {name: message for name, is_there, message in wanted if not is_there}
