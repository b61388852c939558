"""What every test shares."""

import gc

from hypothesis import settings

from network.base.catalogues import compile_all

pytest_plugins = [
    "tests.seeded",
    "tests.engines",
    "tests.isolation",
    "tests.served",
    "tests.servers",
    "tests.browser",
    "tests.visits",
]

# A busy machine is no fault of the code under test.
settings.register_profile("directory", deadline=None)
settings.load_profile("directory")


def pytest_configure() -> None:
    """The languages of the interface, without a set-up step of their own."""
    compile_all()


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: looking for garbage in it again and again takes a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
