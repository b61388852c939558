"""One practice as data and as text: the same that its page says, for machines and for taking away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from network.base.context import canonical_of
from network.base.models import Scheme
from practices import evidence
from practices.citation import LICENCE
from practices.facts import chosen
from practices.telling import Telling
from practices.texts import plain

CHOICES = ("practice_type", "stage", "outcome", "cost_band", "funding", "legal_basis")
VALUES = ("year_started", "year_ended", "people", "months_to_launch", "source_url", "source_quality", "confidence")


def as_data(told: Telling) -> dict[str, Any]:
    """Everything public; unknown facts are null or empty, never left out."""
    page, facts, contents = told.page, told.facts_page, told.contents
    return {
        "id": told.record.pk,
        "kind": told.record.kind,
        "slug": page.slug,
        "title": page.title,
        "summary": page.summary,
        "language": page.locale.language_code,
        "url": canonical_of(page),
        "permalink": told.permalink,
        "state": told.record.public_state,
        "compiled": told.record.compiled,
        "author": told.provenance.author,
        "published": page.first_published_at,
        "changed": page.last_published_at,
        "city": _city(told.lead.city),
        "partners": [_city(partner.city) for partner in contents.partners],
        "missions": contents.missions,
        **{name: contents.concepts.get(name, []) for name in ("themes", "principles", "target_groups", "technologies")},
        **{name: chosen(facts, name) or None for name in CHOICES},
        **{name: getattr(facts, name) or None for name in VALUES},
        "tools": facts.tool_names,
        "texts": plain(page),
        "key_figures": [asdict(figure) for figure in contents.figures],
        "evidence": [asdict(proof) for proof in contents.evidence],
        "evidence_level": told.level or None,
        "prerequisites": contents.prerequisites,
        "building_blocks": [asdict(block) for block in contents.blocks],
        "links": [{"url": url, "title": title} for url, title in told.links],
        "relations": [
            {"relation": each.kind, "inverse": each.is_inverse, "id": each.number, "title": each.title}
            for each in told.relations
        ],
        "projects": [{"name": project.name, "source_url": project.source_url or None} for project in told.projects],
        "not_stated": told.not_stated,
        "citation": told.citation,
    }


def _city(city: Any) -> dict[str, Any]:
    return {"slug": city.slug, "name": city.name, "country": city.country_code.lower()}


def as_text(told: Telling) -> str:
    """Markdown; what a text holds is never taken for markup of ours."""
    return "\n\n".join(part for part in _parts(told) if part) + "\n"


def _parts(told: Telling) -> Iterator[str]:
    yield f"# {one_line(told.page.title)}"
    yield one_line(told.page.summary)
    if told.provenance.compiled:
        yield "*" + _("Compiled from public sources, not yet confirmed by the city.") + "*"
    names = told.labels[Scheme.MISSION]
    missions = ", ".join(names.get(code, code) for code in told.contents.missions)
    yield f"{_('Missions')}: {one_line(missions)}" if missions else ""
    yield "\n".join(f"- {fact.label}: {one_line(fact.value)}" for fact in told.facts)
    texts = plain(told.page)
    for name, heading in _headings():
        if name in texts:
            yield f"## {heading}"
            yield escaped(texts[name])
    yield from _rows(told)
    yield f"## {_('Evidence')}"
    yield _level(told)
    if told.not_stated:
        yield _("Not stated: %(names)s.") % {"names": ", ".join(told.not_stated)}
    if told.provenance.source_url:
        yield f"{_('Source:')} <{told.provenance.source_url}> ({told.provenance.quality or _('quality not stated')})"
    yield f"{_('How to cite')}: {one_line(told.citation)} {LICENCE}"


def _headings() -> tuple[tuple[str, str], ...]:
    return (
        ("problem", _("The problem")),
        ("what_was_done", _("What the city did")),
        ("how_it_works", _("How it works")),
        ("results", _("Results")),
        ("rights_at_risk", _("Rights at risk")),
        ("safeguards", _("Safeguards")),
        ("difficulties", _("What did not work")),
        ("lessons", _("What others can learn")),
    )


def _rows(told: Telling) -> Iterator[str]:
    if told.contents.figures:
        yield f"## {_('Key figures')}"
        yield "\n".join(
            f"- {one_line(each.value)} {one_line(each.unit)}, {each.year} (<{each.source_url}>)"
            for each in told.contents.figures
        )
    if told.contents.prerequisites:
        yield f"## {_('What you need to start')}"
        yield "\n".join(f"- {one_line(need)}" for need in told.contents.prerequisites)


def _level(told: Telling) -> str:
    proofs = [f"- {each.label}{f': <{each.url}>' if each.url else ''}" for each in told.proofs]
    return "\n".join((f"{told.level}/{evidence.HIGHEST}. {evidence.MEANINGS[told.level]}", *proofs))


def one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def escaped(text: str) -> str:
    """Signs that Markdown would read as its own at the beginning of a word or line."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#" else sign for sign in text)
