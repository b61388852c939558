from __future__ import annotations

import pytest

from network.base.richtext import cleaned, laid_out
from tests.factories.cities import CityPageFactory


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<img src="x" onerror="alert(1)">',
        '<p style="position:fixed">x</p>',
        '<iframe src="https://example.org"></iframe>',
    ],
)
def test_nothing_that_acts_gets_through(html: str) -> None:
    assert not any(word in cleaned(html) for word in ("alert", "style", "iframe"))


def test_what_editors_lay_out_stays_as_it_is() -> None:
    html = (
        "<h3>Why</h3><p>A <b>bold</b> and <i>slanted</i> word<br>with a "
        '<a href="https://example.org/?a=1&amp;b=2">link</a></p><ul><li>one</li></ul><ol><li>two</li></ol>'
    )

    assert cleaned(html) == html


@pytest.mark.django_db
def test_links_to_pages_lead_there() -> None:
    page = CityPageFactory.create()

    assert f'href="{page.url}"' in laid_out(f'<p><a linktype="page" id="{page.pk}">x</a></p>')
