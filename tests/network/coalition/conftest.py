"""Two cities at work in the admin, each with what only its own people may see."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image
from wagtail.models import Collection

from cities.models import CityPage, Steward, Workspace
from network.base.models import CreditedDocument, CreditedImage, User
from network.coalition import roles
from practices.models import PracticePage
from tests.factories.coalition import city_page
from tests.factories.practices import practice_page


@dataclass
class City:
    page: CityPage
    staff: User
    draft: PracticePage
    live: PracticePage
    image: CreditedImage
    document: CreditedDocument


def picture() -> ContentFile[bytes]:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return ContentFile(out.getvalue(), name="picture.png")


def open_city(slug: str, name: str) -> City:
    page = city_page(slug)
    city = page.city
    assert city is not None
    page.save_revision().publish()
    staff = User.objects.create_user(f"{slug}@example.org", "secret")
    Steward.objects.create(user=staff, city=city)
    staff.groups.add(Group.objects.get(name="City staff"))
    collection: Collection = Workspace.objects.get(city=page.city).collection
    draft = practice_page(page, title=f"{name} practice", slug=f"{name.lower()}-practice", live=False)
    draft.what_was_done = f"<p>{name} practice</p>"
    draft.save_revision(user=staff)
    adjective = "Hidden" if name == "Unborn" else "Own"
    return City(
        page,
        staff,
        draft,
        practice_page(page, title=f"Practice of {slug}"),
        CreditedImage.objects.create(title=f"{adjective} picture", file=picture(), collection=collection),
        CreditedDocument.objects.create(
            title=f"{adjective} paper", file=ContentFile(b"x", name="paper.txt"), collection=collection
        ),
    )


@pytest.fixture
def maceio() -> City:
    roles.sync()
    return open_city("maceio", "Growing")


@pytest.fixture
def lyon(maceio: City) -> City:
    city = open_city("lyon", "Unborn")
    workflow = city.draft.get_workflow()
    state = workflow.start(city.draft, city.staff)
    state.current_task_state.comment = "A word to the editors"
    state.current_task_state.save()
    return city


@pytest.fixture
def staff(client: Client, maceio: City) -> Client:
    client.force_login(maceio.staff)
    return client
