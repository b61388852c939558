"""A translation of an event words its sessions and figures anew; when and where stay those of the source."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client
from icalendar import Calendar
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import TranslationCreator

from network.base.models import Said
from network.coalition.events.telling import Telling, telling
from network.coalition.models import EventFigure, EventPage, Fact
from search.models import SearchDocument
from tests.factories.cities import locale
from tests.factories.events import event_page, session, translated
from tests.factories.wordings import word

pytestmark = pytest.mark.django_db

WORDS = {
    "Opening": "Apertura",
    "Who we are.": "Quiénes somos.",
    "20 cities": "20 ciudades",
    "the Coalition": "la Coalición",
}


def meeting() -> EventPage:
    opening = session(
        "Opening", description="Who we are.", place="Room 2", people="Ana", day=date(2027, 9, 5), start_time=time(9)
    )
    figure = EventFigure(statement="20 cities", source_name="the Coalition", source_url="https://example.org/")
    return event_page(
        slug="meeting",
        start="2027-09-05",
        time_zone="America/Maceio",
        live=True,
        parts={"sessions": [opening], "figures": [figure]},
    )


def by_an_editor(page: EventPage, words: dict[str, str] = WORDS) -> EventPage:
    """Translated as an editor does with “Translate this page”; what `words` do not hold stays in English."""
    TranslationCreator(user=None, target_locales=[locale("es")]).create_translations(page)
    translation = Translation.objects.get(source__object_id=page.translation_key)
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        if text := words.get(segment.string.data):
            StringTranslation.objects.create(
                translation_of=segment.string, context=segment.context, locale=locale("es"), data=text
            )
    translation.save_target(publish=False)
    made: EventPage = translation.get_target_instance()
    made.get_latest_revision().publish()
    return EventPage.objects.get(pk=made.pk)


def told_of(page: EventPage) -> Telling:
    return telling(page, page.locale.language_code)


def sentences(page: EventPage) -> set[str]:
    TranslationCreator(user=None, target_locales=[locale("es")]).create_translations(page)
    return set(StringSegment.objects.values_list("string__data", flat=True))


def test_what_a_session_and_a_figure_say_is_translated_with_the_page_and_nothing_else_of_them() -> None:
    found = sentences(meeting())

    assert set(WORDS) <= found
    assert {"Room 2", "Ana", "opening", "2027-09-05", "https://example.org/"} & found == set()


def test_a_translation_tells_them_in_its_language() -> None:
    page = by_an_editor(meeting())

    told = told_of(page)

    [day] = told.days
    [shown], [figure] = day.sessions, told.contents.figures
    assert (shown.words.title, shown.words.description) == (Said("Apertura", "es"), Said("Quiénes somos.", "es"))
    assert (shown.session.place, shown.hours, shown.url) == ("Room 2", "09:00", "/es/events/meeting/opening.ics")
    assert (figure.statement, figure.source_name) == (Said("20 ciudades", "es"), "la Coalición")


def test_the_source_tells_them_in_its_own() -> None:
    page = meeting()
    by_an_editor(page)

    told = told_of(page)

    assert told.days[0].sessions[0].words.title == Said("Opening", "en")
    assert told.contents.figures[0].statement == Said("20 cities", "en")


def test_a_session_that_the_translation_does_not_know_yet_is_told_as_the_source_does(client: Client) -> None:
    source = meeting()
    page = by_an_editor(source)
    source.sessions.add(session("Closing"))
    source.save_revision().publish()

    told = told_of(page)

    assert [str(each.title) for each in told.contents.session_words.values()] == ["Apertura", "Closing"]
    assert '<h4 lang="en">Closing</h4>' in client.get("/es/events/meeting/").content.decode()
    assert '<h4 lang="es">Apertura</h4>' in client.get("/es/events/meeting/").content.decode()


def test_what_a_translation_only_copied_still_speaks_the_language_of_the_source() -> None:
    page = by_an_editor(meeting(), {"Opening": "Apertura"})

    [words] = told_of(page).contents.session_words.values()

    assert (words.title, words.description) == (Said("Apertura", "es"), Said("Who we are.", "en"))


def test_calendars_data_and_search_speak_as_the_page_does(client: Client) -> None:
    by_an_editor(meeting())

    calendars = [client.get(f"/es/events/meeting/{name}.ics").content for name in ("opening", "programme")]
    answer = client.get("/es/events/meeting.json").json()
    text = client.get("/es/events/meeting.md").content.decode()

    named = {str(each["summary"]) for content in calendars for each in Calendar.from_ical(content).walk("VEVENT")}
    assert "Apertura" in named
    assert "Opening" not in named
    assert [each["title"] for each in answer["sessions"]] == ["Apertura"]
    assert [each["statement"] for each in answer["figures"]] == ["20 ciudades"]
    assert "Apertura" in text
    assert "Apertura" in SearchDocument.objects.get(kind="event", language="es").body["rest"][0]
    assert "Opening" in client.get("/en/events/meeting/opening.ics").content.decode()


def test_a_copy_of_an_event_has_rows_of_its_own() -> None:
    source = meeting()

    copied = source.copy(update_attrs={"slug": "copy", "title": "Copy"}, to=source.get_parent())

    keys = {each.translation_key for page in (source, copied) for each in page.sessions.all()}
    assert len(keys) == 2
    assert [each.title for each in copied.sessions.all()] == ["Opening"]


def test_a_preview_tells_facts_in_the_language_of_its_page() -> None:
    fact = Fact.objects.create(key="members", statement="Many.", as_of="2024", source_url="https://example.org/")
    word(fact, statement="Muchas.")
    page = translated(event_page(facts=[fact]), "es")

    told = telling(page, "es", from_memory=True)

    assert [str(each.said("statement")) for each in told.contents.facts] == ["Muchas."]
