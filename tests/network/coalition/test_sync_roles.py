from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from network.base.permissions import Right
from network.coalition import roles

pytestmark = pytest.mark.django_db


def run(**options: bool) -> str:
    out = StringIO()
    call_command("sync_roles", stdout=out, **options)
    return out.getvalue()


def test_it_says_what_it_changed() -> None:
    first, second = run(), run()

    assert "Editors: given base.change_glossaryentry" in first
    assert second == "0 rights changed.\n"


def test_the_matrix_is_only_printed() -> None:
    assert run(matrix=True) == roles.matrix() + "\n"
    assert not Group.objects.filter(name="City staff").exists()


def test_a_misspelt_right_ends_it_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "rights", lambda: [Right("base.chnage_concept", frozenset())])

    with pytest.raises(CommandError, match="chnage_concept"):
        run()
