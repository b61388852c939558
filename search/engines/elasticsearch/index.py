"""The indices behind the aliases: made, written, compared and removed."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from elasticsearch import NotFoundError

from search.engines.elasticsearch.documents import reduced
from search.engines.elasticsearch.engine import KEPT, let_go, streamed
from search.engines.elasticsearch.mapping import SETTINGS, VERSION, mappings, prefix, read_alias, write_alias
from search.engines.elasticsearch.server import AwayError, patient
from search.engines.interface import Held

HELD_AT_ONCE = 5000
# Behind the prefix, with which the names of other indices and of other sites may begin too.
OURS = r"-[0-9a-f]{8}-(?P<made>\d{20})"
MADE = "%Y%m%d%H%M%S%f"
SPARED = timedelta(days=1)  # a deployment is over by then
CONFLICT, FIRST_ERROR = 409, 300
# How the refusal of a document begins that the server will never take.
UNFIT = "400 "

log = logging.getLogger("search.engines")


class NoIndexError(AwayError):
    """Nothing is built yet, or somebody removed it."""


@dataclass
class Changes:
    """What the index is told: texts by the id of their document, and the versions in which others ended."""

    written: dict[int, dict[str, Any]] = field(default_factory=dict)
    ended: dict[int, int] = field(default_factory=dict)

    def actions(self, index: str) -> Iterator[dict[str, Any]]:
        for identity, told in self.written.items():
            yield {"index": self._target(index, identity, told["version"])}
            yield told
        for identity, version in self.ended.items():
            yield {"delete": self._target(index, identity, version)}

    @staticmethod
    def _target(index: str, identity: int, version: int) -> dict[str, Any]:
        """A version that counts outside: of two writers the later text stays, whoever comes first."""
        return {"_index": index, "_id": str(identity), "version": version, "version_type": "external"}


def write(changes: Changes, *, now: bool = True) -> dict[int, str]:
    """Tells every index that is kept in step; the documents that it could not take, with the reason.

    `now`: it is found when this returns.
    """
    refused: dict[int, str] = {}
    for index in kept_in_step():
        refused |= write_into(index, changes, now=now)
    return refused


def write_into(index: str, changes: Changes, *, now: bool = False) -> dict[int, str]:
    """The documents that it could not take. One whose texts it will never take is written without them, so that it
    holds up nothing; `health` names it.
    """
    refused = _bulk(index, changes, now=now)
    unfit = {
        each: changes.written[each]
        for each, why in refused.items()
        if each in changes.written and why.startswith(UNFIT)
    }
    if not unfit:
        return refused
    for identity, told in unfit.items():
        why = refused.pop(identity)
        log.error("search_document_reduced kind=%s number=%s why=%s", told["kind"], told["number"], why)
    return refused | _bulk(index, Changes({identity: reduced(told) for identity, told in unfit.items()}), now=now)


def _bulk(index: str, changes: Changes, *, now: bool) -> dict[int, str]:
    """What was refused, with status and error."""
    operations = list(changes.actions(_door(index)))
    if not operations:
        return {}
    answer = patient().bulk(operations=operations, refresh=now, require_alias=True)
    refused: dict[int, str] = {}
    for item in answer["items"]:
        ((_action, told),) = item.items()
        status = int(told["status"])
        is_known = status == CONFLICT or told.get("result") == "not_found"  # a later text is there, or nothing was
        if status >= FIRST_ERROR and not is_known:
            refused[int(told["_id"])] = f"{status} {told['error']['type']}"
    return refused


def kept_in_step() -> list[str]:
    """The index that is asked, and one that is being built; NoIndexError where there is neither."""
    found = _behind(write_alias())
    if not found:
        raise NoIndexError("the index is not built yet")
    return found


def asked() -> str:
    """The index that answers; blank where there is none."""
    return next(iter(_behind(read_alias())), "")


def answering() -> str:
    """The same; NoIndexError where there is none."""
    if name := asked():
        return name
    raise NoIndexError("the index is not built yet")


def building() -> str:
    """The index that somebody began to build; blank where there is none."""
    living = asked()
    return next((name for name in _behind(write_alias()) if name != living), "")


def _behind(alias: str) -> list[str]:
    try:
        return sorted(patient().indices.get_alias(name=alias))
    except NotFoundError:
        return []


def begin() -> str:
    """An empty index, which from now on is kept in step."""
    name = f"{read_alias()}-{datetime.now(UTC):{MADE}}"
    aliases: dict[str, dict[str, Any]] = {write_alias(): {}, _door(name): {}}
    patient().indices.create(index=name, settings=SETTINGS, mappings=mappings({"filled_to": 0}), aliases=aliases)
    return name


def _door(name: str) -> str:
    """The alias by which one index is written: a write to the name itself would make the index anew, with any mapping,
    where somebody removed it."""
    return f"{name}-in"


def filled_to(name: str) -> int:
    """The last document of which a builder said that it is in."""
    meta = patient().indices.get_mapping(index=name)[name]["mappings"]["_meta"]
    return int(meta["filled_to"])


def note_filled(name: str, identity: int) -> None:
    patient().indices.put_mapping(index=name, meta={"version": VERSION, "filled_to": identity})


def swap(name: str) -> None:
    """From one moment to the next this index answers; all others of ours are removed, but for one that another version
    of this site made not long ago: where both run for a while, neither takes the other's away.
    """
    server = patient()
    server.indices.refresh(index=name)
    found = sorted(server.indices.get(index=f"{prefix()}-*"))
    others = [each for each in found if each != name and _is_over(each)]
    actions: list[Mapping[str, Any]] = [{"add": {"index": name, "alias": read_alias()}}]
    actions += [{"remove_index": {"index": each}} for each in others]
    server.indices.update_aliases(actions=actions)


def _is_over(name: str) -> bool:
    ours = re.fullmatch(re.escape(prefix()) + OURS, name)
    if not ours:
        return False
    return name.startswith(f"{read_alias()}-") or ours["made"] < f"{datetime.now(UTC) - SPARED:{MADE}}"


def extent(name: str) -> tuple[int, int]:
    """How many documents an index has, and the latest version among them."""
    latest = {"latest": {"max": {"field": "version"}}}
    answer = patient().search(index=name, size=0, aggs=latest, track_total_hits=True)
    return int(answer["hits"]["total"]["value"]), int(answer["aggregations"]["latest"]["value"] or 0)


def held(name: str) -> Iterator[Held]:
    """What an index knows, by the ids of documents in their order."""
    server = patient()
    server.indices.refresh(index=name)
    moment: str = server.open_point_in_time(index=name, keep_alive=KEPT)["id"]
    body = {"query": {"match_all": {}}, "sort": ["document"], "_source": False, "docvalue_fields": ["version", "hash"]}
    try:
        for hit in streamed(server, moment, body, HELD_AT_ONCE):
            fields = hit["fields"]
            yield Held(int(hit["_id"]), int(fields["version"][0]), str(fields["hash"][0]))
    finally:
        let_go(server, moment)
