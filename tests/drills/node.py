"""A search server of our own that may be killed: a second node, started and ended by a command of the environment.

ELASTICSEARCH_NODE names a program with the sub-commands `start` (waits until it answers, prints its address), `stop`
and `pid` (of the server itself). It is told its port in ES_PORT.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

PORT = "9201"
PATIENCE = 240  # seconds for a start on a busy machine


@dataclass
class Node:
    command: str

    def start(self) -> str:
        return self._asked("start")

    def send(self, number: signal.Signals) -> None:
        if pid := self._asked("pid"):
            with suppress(ProcessLookupError):
                os.kill(int(pid), number)

    def stop(self) -> None:
        """A stopped process goes on first: it could not end."""
        self.send(signal.SIGCONT)
        self._asked("stop")

    def _asked(self, word: str) -> str:
        done = subprocess.run(
            [*shlex.split(self.command), word],
            env=os.environ | {"ES_PORT": os.environ.get("DRILL_PORT", PORT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
            timeout=PATIENCE,
        )
        return done.stdout.strip()


@contextmanager
def running() -> Iterator[tuple[Node, str]]:
    """The node and its address; whatever happens, it is ended."""
    node = Node(os.environ["ELASTICSEARCH_NODE"])
    try:
        yield node, node.start()
    finally:
        node.stop()
