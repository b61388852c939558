"""The seed as a whole: checked first, then loaded in one transaction, and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from network.coalition.models import SeedFile, SeedRow
from network.coalition.seed.folder import SHIPPED, Folder, hashes, open_folder
from network.coalition.seed.formats.wordings import WORDINGS
from network.coalition.seed.loading import (
    cities,
    coalition,
    consultations,
    event_roles,
    event_texts,
    events,
    missions,
    pages,
    practices,
    projects,
    publications,
    translations,
    vocabularies,
    wordings,
)
from network.coalition.seed.memory import IMPORTED, Memory, Tally
from network.coalition.seed.memory import SHIPPED as OWN
from network.coalition.seed.trees import plant
from search import registry, sync
from search.analysis.versions import renew_now

# Files that word what other files say: they are loaded with any that changed.
FOLLOWING = {WORDINGS.name}

Step = Callable[[Folder, Memory], None]
# In the order in which one needs the other.
STEPS: tuple[Step, ...] = (
    vocabularies.load_concepts,
    vocabularies.load_labels,
    vocabularies.load_glossary,
    vocabularies.load_everyday,
    vocabularies.load_missions,
    cities.load_cities,
    cities.load_city_names,
    cities.load_organisations,
    pages.load_city_pages,
    pages.load_organisation_pages,
    missions.load_mission_index,
    missions.load_mission_pages,
    practices.load_practices,
    publications.load_publications,
    projects.load_projects,
    cities.load_roles,
    coalition.load_facts,
    events.load_events,
    event_texts.load_event_texts,
    event_roles.load_event_roles,
    consultations.load_consultations,
    pages.load_standard_pages,
    translations.load_translations,
    wordings.load_wordings,
)


@dataclass(frozen=True)
class Report:
    """What happened, by kind."""

    tallies: Mapping[str, Tally]
    skipped: tuple[str, ...]

    @property
    def total(self) -> Tally:
        return Tally(
            *(
                sum(getattr(tally, name) for tally in self.tallies.values())
                for name in ("created", "updated", "kept", "differing")
            )
        )

    def lines(self) -> Iterator[str]:
        for name, tally in self.tallies.items():
            if tally != Tally():
                yield f"{name}: {_counted(tally)}"
        yield f"in all: {_counted(self.total)}"
        if self.skipped:
            yield f"{len(self.skipped)} files are unchanged"


def _counted(tally: Tally) -> str:
    changed = f" ({tally.differing} of them changed or deleted by a person)" if tally.differing else ""
    return f"{tally.created} created, {tally.updated} updated, {tally.kept} kept{changed}"


def sow(path: Path = SHIPPED) -> Report:
    """Loads a folder; raises BadDataError and loads nothing when anything in it is wrong.

    The data that the site ships is complete, and its unchanged files are skipped; any other folder may hold some files.
    """
    is_own = path.resolve() == SHIPPED.resolve()
    found = hashes(path)
    known = dict(SeedFile.objects.values_list("name", "sha256")) if is_own else {}
    if is_own and known == found:
        return Report(_remembered(), tuple(found))
    folder = open_folder(path, whole=is_own)
    unchanged = tuple(name for name, content in found.items() if known.get(name) == content and name not in FOLLOWING)
    changed = Folder(
        folder.path,
        {name: rows for name, rows in folder.tables.items() if name not in unchanged},
        {name: document for name, document in folder.documents.items() if name not in unchanged},
    )
    memory = Memory(OWN if is_own else IMPORTED)
    with transaction.atomic():
        with disable_reference_index_auto_update(), sync.collected() as waiting:
            _load(changed, memory)
            _tell_others(memory)
            waiting.targets.clear()  # everything is told anew
        if is_own:
            for name, content in found.items():
                SeedFile.objects.update_or_create(name=name, defaults={"sha256": content})
    return Report(memory.tallies, unchanged)


def _load(folder: Folder, memory: Memory) -> None:
    plant(memory)
    for step in STEPS:
        step(folder, memory)
    memory.save()


def _tell_others(memory: Memory) -> None:
    """Once for all: rows that were written together send no signal, and a page that is made is saved several times."""
    for found in memory.touched:
        if ReferenceIndex.model_is_indexable(type(found)):
            ReferenceIndex.create_or_update_for_object(found)
    if memory.has_changed:
        renew_now()
        for searchable in registry.searchables():
            sync.refresh(searchable.kind, searchable.numbers())


def _remembered() -> dict[str, Tally]:
    """All that was loaded before, counted as it stands in the memory."""
    counts: dict[str, Tally] = {}
    for kind, values in SeedRow.objects.filter(source=OWN).order_by("pk").values_list("kind", "values"):
        tally = counts.setdefault(kind, Tally())
        tally.kept += len(values["members"]) if "members" in values else 1
    return counts
