"""Names are data about people: who has one alone, or none, works in the admin like everybody else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.users.models import UserProfile

from network.base.models import User
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db

LONG = "correct horse battery staple"


@pytest.mark.parametrize(("first", "last"), [("", ""), ("Sukarno", "")], ids=["no name", "no surname"])
def test_who_has_no_surname_can_change_the_language_of_the_interface(first: str, last: str) -> None:
    editor = signed_in("Editors")
    told = {
        "name_email-first_name": first,
        "name_email-last_name": last,
        "name_email-email": "editors@example.org",
        "locale-preferred_language": "es",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }

    answer = editor.post("/admin/account/", told)

    assert answer.status_code == 302, BeautifulSoup(answer.content, "html.parser").select(".error-message")
    user = User.objects.get(email="editors@example.org")
    assert (user.first_name, UserProfile.get_for_user(user).preferred_language) == (first, "es")


def test_an_administrator_makes_an_account_for_who_has_one_name(client: Client) -> None:
    client.force_login(User.objects.create_superuser("administrator@example.org"))
    told = {"email": "sukarno@example.org", "first_name": "Sukarno", "password1": LONG, "password2": LONG}

    answer = client.post("/admin/users/new/", told)

    assert answer.status_code == 302, BeautifulSoup(answer.content, "html.parser").select(".error-message")
    assert str(User.objects.get(email="sukarno@example.org")) == "Sukarno"
