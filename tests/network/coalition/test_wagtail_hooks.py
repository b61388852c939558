"""City staff see nothing of another city that is not public, at any address of the admin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLResolver, reverse
from wagtail.admin import urls as admin_urls
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from tests.factories.people import signed_in
from tests.network.coalition.conftest import City

pytestmark = pytest.mark.django_db

NEEDLES = ("Unborn practice", "unborn-practice", "Hidden picture", "Hidden paper", "A word to the editors")
SEARCHES = (
    "/admin/pages/search/?q=unborn",
    "/admin/choose-page/?q=unborn",
    "/admin/choose-page/search/?q=unborn",
    "/admin/images/?q=hidden",
    "/admin/documents/?q=hidden",
    "/admin/images/chooser/?q=hidden",
    "/admin/documents/chooser/?q=hidden",
    "/admin/api/main/pages/?fields=*&limit=20",
    "/admin/api/main/images/?limit=20",
    "/admin/api/main/documents/?limit=20",
    "/admin/pages/?ordering=title&p=1",
    "/admin/bulk/wagtailcore/page/move/?id=all",
    "/admin/bulk/wagtailcore/page/delete/?id=all",
    "/admin/bulk/base/creditedimage/delete/?id=all",
    "/admin/bulk/base/crediteddocument/delete/?id=all",
)


def routes(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for each in patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        else:
            yield route


def addresses(city: City) -> list[str]:
    """Every address of the admin, each number in it being one of the city's."""
    state = city.draft.current_workflow_state
    revision = city.draft.latest_revision_id
    common = {
        "page_id": city.draft.pk,
        "page_pk": city.draft.pk,
        "page_to_move_id": city.draft.pk,
        "destination_id": city.page.pk,
        "parent_page_id": city.page.pk,
        "image_id": city.image.pk,
        "document_id": city.document.pk,
        "doc_id": city.document.pk,
        "collection_id": city.image.collection_id,
        "revision_id": revision,
        "revision_id_a": revision,
        "revision_id_b": "latest",
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state.pk,
        "task_id": state.current_task_state.task_id,
        "workflow_pk": state.workflow_id,
        "action_name": "approve",
        "action": "delete",
        "content_type_app_name": "practices",
        "app_name": "practices",
        "app_label": "practices",
        "content_type_model_name": "practicepage",
        "model_name": "practicepage",
        "object_id": city.draft.pk,
        "filter_spec": "max-10x10",
    }
    found = set()
    for route in routes(admin_urls.urlpatterns):
        plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route).replace("^", "").replace("$", "")
        names = re.findall(r"<(?:\w+:)?(\w+)>", plain)
        if not names or "pk" in names:
            numbers = (
                [city.draft.pk, city.draft.practice_id, city.image.pk, city.document.pk, state.pk] if names else [0]
            )
        else:
            numbers = [0]
        if set(names) - common.keys() - {"pk"} or "logout" in plain or "failwhale" in plain:
            continue
        for number in numbers:
            values = common | {"pk": number}
            found.add("/admin/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(values[match[1]]), plain))  # noqa: B023
    return sorted(found)


@pytest.mark.once
@pytest.mark.slow
def test_no_address_of_the_admin_shows_what_another_city_prepares(staff: Client, lyon: City) -> None:
    visited = addresses(lyon)

    leaks = {}
    for address in visited:
        response = staff.get(address, HTTP_X_REQUESTED_WITH="XMLHttpRequest" if "choose" in address else "")
        text = b"".join(response).decode(errors="replace") if response.streaming else response.content.decode()
        if shown := [needle for needle in NEEDLES if needle in text]:
            leaks[address] = shown

    assert leaks == {}
    assert len(visited) > 250


def test_no_search_finds_what_another_city_prepares(staff: Client, lyon: City) -> None:
    for address in SEARCHES:
        response = staff.get(address)

        assert response.status_code in {200, 302, 403, 404}, address
        assert [needle for needle in NEEDLES if needle in response.content.decode()] == [], address


def test_a_refused_bulk_action_names_only_what_the_person_may_see(staff: Client, maceio: City, lyon: City) -> None:
    pages = [lyon.draft.pk, lyon.live.pk, maceio.draft.pk]

    response = staff.get("/admin/bulk/wagtailcore/page/publish/", {"id": pages})

    text = response.content.decode()
    assert "Practice of lyon" in text
    assert "Growing practice" in text
    assert "Unborn practice" not in text


def test_nothing_of_another_city_can_be_changed(staff: Client, lyon: City) -> None:
    data = {"title": "Taken over", "slug": "taken-over", "action-publish": "1"}

    edited = staff.post(reverse("wagtailadmin_pages:edit", args=[lyon.draft.pk]), data)
    added = staff.post(reverse("wagtailadmin_pages:add", args=["practices", "practicepage", lyon.page.pk]), data)
    deleted = staff.post(reverse("wagtailadmin_pages:delete", args=[lyon.live.pk]))
    moved = staff.post(reverse("wagtailadmin_pages:move_confirm", args=[lyon.live.pk, lyon.page.pk]))
    copied = staff.post(reverse("wagtailadmin_pages:copy", args=[lyon.live.pk]), {"new_title": "Copy"})

    assert {each.status_code for each in (edited, added, deleted, moved, copied)} <= {302, 403}
    assert not Page.objects.filter(title__in=["Taken over", "Copy"]).exists()
    assert Page.objects.filter(pk=lyon.live.pk).exists()


def test_city_staff_see_and_change_what_is_theirs(staff: Client, maceio: City) -> None:
    explorer = staff.get(reverse("wagtailadmin_explore", args=[maceio.page.pk]))
    editor = staff.get(reverse("wagtailadmin_pages:edit", args=[maceio.draft.pk]))
    images = staff.get("/admin/api/main/images/").json()
    documents = staff.get("/admin/api/main/documents/").json()

    assert "Growing practice" in explorer.content.decode()
    assert editor.status_code == 200
    assert [item["title"] for item in images["items"]] == ["Own picture"]
    assert [item["title"] for item in documents["items"]] == ["Own paper"]


def test_a_link_may_lead_to_a_live_page_of_another_city(staff: Client, lyon: City) -> None:
    response = staff.get(f"/admin/choose-page/{lyon.page.pk}/")

    assert "Practice of lyon" in response.content.decode()


def test_an_editor_sees_the_drafts_of_all_cities(lyon: City) -> None:
    client = signed_in("Editors")

    chooser = client.get(f"/admin/choose-page/{lyon.page.pk}/")
    report = client.get(reverse("wagtailadmin_reports:page_types_usage"))

    assert "Unborn practice" in chooser.content.decode()
    assert report.status_code == 200
    assert "page-types-usage" in client.get("/admin/reports/site-history/").content.decode()


def test_the_report_of_page_types_is_for_those_who_publish(staff: Client, lyon: City) -> None:
    assert staff.get(reverse("wagtailadmin_reports:page_types_usage")).status_code == 302
    assert "page-types-usage" not in staff.get("/admin/").content.decode()


def test_the_report_of_translations_is_for_those_who_publish(staff: Client, lyon: City) -> None:
    source, _created = TranslationSource.get_or_create_from_instance(lyon.draft)
    Translation.objects.create(source=source, target_locale=Locale.objects.get_or_create(language_code="es")[0])
    address = reverse("wagtail_localize:translations_report")

    answer = staff.get(address)

    assert answer.status_code == 302
    assert address not in staff.get("/admin/").content.decode()
    client = signed_in("Editors")
    assert "Unborn practice" in client.get(address).content.decode()
    assert address in client.get("/admin/").content.decode()


def test_the_menu_of_city_staff_lists_only_what_they_work_on(staff: Client, lyon: City) -> None:
    others = signed_in("Editors")

    def menu(visitor: Client) -> list[bool]:
        page = visitor.get("/admin/").content.decode()
        return [f"/admin/{name}_pages/" in page for name in ("practice", "publication", "event")]

    assert menu(staff) == [True, False, False]
    assert menu(others) == [True, True, True]
