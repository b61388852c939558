"""What a publication is about besides what it says: a one-line abstract says little, its missions and practices more.

Each theme counts less than one that is assigned: as something done where a practice that uses the publication has it,
as something said in passing where only its mission has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from network.base.models import Scheme
from network.coalition.missions.documents import sources_of
from network.coalition.models import MissionPage
from practices.models import PracticePage

Themes = Mapping[str, Sequence[str]]


def themes_of_missions(codes: Iterable[str]) -> dict[str, list[str]]:
    """By the code of a mission. Two queries."""
    pages = MissionPage.objects.told().filter(mission__code__in=set(codes)).select_related("mission", "locale")
    sources = sources_of(pages.prefetch_related("themes__replaced_by")).values()
    return {page.mission.code: [(each.replaced_by or each).code for each in page.themes.all()] for page in sources}


def themes_of_practices(numbers: Iterable[int]) -> dict[int, list[str]]:
    """By the number of a practice that the public reads. One query."""
    rows = PracticePage.themes.through.objects.filter(
        practicepage__in=PracticePage.objects.told().filter(practice__in=set(numbers))
    )
    found: dict[int, list[str]] = {}
    for number, code, successor in rows.values_list(
        "practicepage__practice", "theme__code", "theme__replaced_by__code"
    ):
        found.setdefault(number, []).append(successor or code)
    return found


def inherited(
    missions: Sequence[str], practices: Sequence[int], of_missions: Themes, of_practices: Mapping[int, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Codes by the field that they count in. Sorted: a document changes with what it is about, not with the order."""
    done = {code for number in practices for code in of_practices.get(number, ())}
    rest = {code for mission in missions for code in of_missions.get(mission, ())} - done
    return {
        field: tuple(f"{Scheme.THEME.value}/{code}" for code in sorted(codes))
        for field, codes in (("done", done), ("rest", rest))
        if codes
    }
