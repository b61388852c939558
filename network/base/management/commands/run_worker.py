from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from typing import Any

from django.core.management.base import BaseCommand

from network.base import worker
from search import delivery

POLITE = 10


class Command(BaseCommand):
    help = "Deliver the outbox (mail, pictures) and run what is due (reminders, retention), until it is stopped."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then end: for a timer")
        parser.add_argument("--with-parent", action="store_true", help="end when the standard input is closed")

    def handle(self, *args: Any, once: bool, with_parent: bool, **options: Any) -> None:
        if not with_parent:  # the site that started it says it for both
            delivery.tell_fault()
        if once:
            count = worker.look()
            self.stdout.write(f"{count} deliveries tried.")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        if with_parent:
            os.nice(POLITE)  # beside a site on the same machine, which visitors wait for
            threading.Thread(target=end_with_parent, args=(stop,), daemon=True).start()
        worker.work(stop)


def end_with_parent(stop: threading.Event) -> None:
    """The other end of the pipe is closed when the process that started us ends, even when it is killed."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    stop.set()
