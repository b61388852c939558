"""An ablation leaves out what search really has: a benchmark that patched nothing would measure nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.ablations import ABLATIONS, UnknownIngredientError, everywhere, without_schemes
from benchmarks.site import ROOT

EACH_ALONE = """
import os, sys
import django
django.setup()
import search.results
from benchmarks.ablations import ABLATIONS
from search.engines import sqlite
before = sqlite.WEIGHTS
for name, each in ABLATIONS.items():
    child = os.fork()
    if not child:
        try:
            each.apply()
            assert (sqlite.WEIGHTS != before) == name.startswith(("field", "weights"))
        except Exception as reason:
            print(name, repr(reason), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


@pytest.mark.slow
def test_every_ingredient_can_be_left_out_of_a_process() -> None:
    told = subprocess.run([sys.executable, "-c", EACH_ALONE], cwd=ROOT, capture_output=True, text=True, check=False)

    assert len(ABLATIONS) > 15
    assert (told.stdout, told.returncode) == ("", 0), told.stderr


def test_an_ingredient_that_search_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownIngredientError):
        everywhere("NO_SUCH_INGREDIENT", 0)
    with pytest.raises(UnknownIngredientError):
        without_schemes(lambda scheme: False)
