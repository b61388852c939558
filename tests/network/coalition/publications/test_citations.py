from __future__ import annotations

from dataclasses import replace

from network.coalition.publications.citations import apa, csl, ris
from network.coalition.publications.works import Name, Work, initials

ANA = Name("Ana Maria Silva", "Silva", "Ana Maria")
WORK = Work(
    key="guide",
    title="A guide",
    kind="report",
    authors=[ANA, Name("UN-Habitat")],
    publishers=["UN-Habitat", "Eurocities"],
    year=2022,
    url="https://example.org/guide",
    languages=["en", "es"],
    length=86,
)


def test_apa_names_people_by_initials_and_each_publisher_once() -> None:
    assert apa(WORK) == "Silva, A. M., & UN-Habitat. (2022). A guide. Eurocities. https://example.org/guide"


def test_apa_puts_the_publisher_where_no_author_is_known() -> None:
    assert apa(replace(WORK, authors=(), publishers=["Eurocities"], year=None)) == (
        "Eurocities. (n.d.). A guide. https://example.org/guide"
    )


def test_apa_begins_with_the_title_where_nobody_is_known() -> None:
    assert apa(replace(WORK, authors=(), publishers=(), url="", title="Why?")) == "Why? (2022)."


def test_apa_prefers_the_doi_and_shortens_long_lists_of_authors() -> None:
    many = [Name(f"Author {number}") for number in range(25)]
    text = apa(replace(WORK, authors=many, doi="10.1000/182", publishers=()))

    assert "Author 18, . . . Author 24. (2022)" in text
    assert text.endswith("https://doi.org/10.1000/182")


def test_initials_keep_hyphens() -> None:
    assert initials("Jean-Luc Marie") == "J.-L. M."


def test_ris_has_a_line_for_each_fact_and_an_end() -> None:
    assert ris(WORK).split("\r\n") == [
        "TY  - RPRT",
        "ID  - guide",
        "AU  - Silva, Ana Maria",
        "AU  - UN-Habitat",
        "TI  - A guide",
        "PB  - UN-Habitat",
        "PB  - Eurocities",
        "PY  - 2022",
        "SP  - 86",
        "LA  - en",
        "LA  - es",
        "UR  - https://example.org/guide",
        "ER  - ",
        "",
    ]


def test_ris_lets_no_text_begin_a_line_and_no_organisation_become_a_person() -> None:
    text = ris(replace(WORK, title="A\r\nER  - \nTY  - X", authors=[Name("Ministry, of Justice")]))

    assert text.count("\r\n") == ris(replace(WORK, authors=[ANA])).count("\r\n")
    assert "AU  - Ministry of Justice\r\n" in text


def test_csl_tells_people_from_organisations_and_leaves_out_what_is_unknown() -> None:
    item = csl(WORK)

    assert item["type"] == "report"
    assert item["author"] == [{"family": "Silva", "given": "Ana Maria"}, {"literal": "UN-Habitat"}]
    assert item["issued"] == {"date-parts": [[2022]]}
    assert "DOI" not in item
    assert "issued" not in csl(replace(WORK, year=None))


def test_an_article_with_a_doi_stands_in_a_journal() -> None:
    article = replace(WORK, kind="article", doi="10.1000/182", publishers=["Sustainability"])

    assert csl(article)["container-title"] == "Sustainability"
    assert "JO  - Sustainability\r\n" in ris(article)
    assert csl(replace(article, doi=""))["publisher"] == "Sustainability"
