"""Facts about the Coalition."""

from __future__ import annotations

from typing import Any

from network.coalition.models import Fact
from network.coalition.seed.folder import Folder
from network.coalition.seed.loading.kinds import Rows, load
from network.coalition.seed.memory import Memory, Values


class Facts(Rows):
    name = "fact"
    model = Fact
    columns = ("key", "statement", "value", "unit", "as_of", "source_url")

    def key_of(self, found: Any) -> str:
        return str(found.key)

    def read(self, found: Any) -> Values:
        return {name: getattr(found, name) for name in self.columns}

    def attributes(self, values: Values) -> dict[str, Any]:
        return dict(values)


def load_facts(folder: Folder, memory: Memory) -> None:
    load(Facts(), [(row["key"], dict(row)) for row in folder.rows("facts.csv")], memory)
