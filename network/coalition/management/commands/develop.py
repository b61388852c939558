from __future__ import annotations

import argparse
import io
import os
import socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application, run
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from network.base.catalogues import compile_all
from network.coalition import demo
from network.coalition.companions import working

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Bring the database and its data up to date, make the demo accounts, and serve the site."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="the port to serve on (8000)")

    def handle(self, *args: Any, port: str, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("This is for development: set DEBUG=1, or see README.md for production.")
        number = self._free(port)
        self._set_up()
        self._serve(number)

    def _free(self, port: str) -> int:
        """The port as a number; nothing is done while another program holds it."""
        if not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
            raise CommandError(f"“{port}” is no port: choose a number from 1 to 65535, as in PORT=8001.")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, int(port)))
            except OSError as reason:
                raise CommandError(self._taken(int(port), reason)) from reason
        return int(port)

    def _taken(self, port: int, reason: OSError) -> str:
        return f"Port {port} cannot be used ({reason.strerror}): choose another one, as in make run PORT={port + 1}."

    def _set_up(self) -> None:
        compile_all()
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._say("Preparing the database …")
            call_command("migrate", verbosity=0)
        self._say("Loading the data …")
        call_command("seed", stdout=self.stdout, stderr=self.stderr)
        call_command("sync_roles", stdout=io.StringIO())
        demo.ensure()

    def _serve(self, port: int) -> None:
        address = f"http://{HOST}:{port}"
        if "SITE_URL" not in os.environ:
            settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = address
        log_ins = list(demo.log_ins())

        def say_where(_port: str) -> None:
            self._say(f"\nThe directory is at {address}/ (Ctrl-C stops it). Log in at {address}/admin/ as")
            for line in log_ins:
                self._say(line)

        try:
            with working():
                run(HOST, port, get_internal_wsgi_application(), threading=True, on_bind=say_where)
        except KeyboardInterrupt:
            self._say("")
        except OSError as reason:
            raise CommandError(self._taken(port, reason)) from reason

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
