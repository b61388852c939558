"""A pytest plugin: one Chromium and one site in production settings with the real data, shared by a worker's tests.

    @pytest.mark.browser
    def test_…(chromium: Browser, site: Site): ...

The site is for reading: no test changes its data. Tests that write use `live_server` and the same Chromium.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

from benchmarks.site import Site, build, serving
from tests.engines import browser_path
from tests.pristine import Sqlite, only_one

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread; the tests around it do not
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(testrun_uid: str, worker_id: str) -> Iterator[Site]:
    """On SQLite whatever the run is about: what a browser sees does not depend on the engine."""
    folder = Path(settings.DATA_DIR) / f"site-{testrun_uid}"
    start, database = Sqlite(Path(settings.DATA_DIR)), str(folder.with_name(f"site-{worker_id}.sqlite3"))
    start.prepare("seeded")
    start.copy("seeded", database)
    address = f"sqlite:///{database}"
    with only_one(folder.parent, "static"):
        if not folder.exists():
            folder.mkdir(parents=True)
            build(folder, address)
    with serving(folder, address) as running:
        yield running
