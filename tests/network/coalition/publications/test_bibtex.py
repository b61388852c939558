from __future__ import annotations

from dataclasses import replace

import pytest

from network.coalition.publications.bibtex import bibtex, escaped
from network.coalition.publications.works import Name, Work

WORK = Work(
    key="right-to-have",
    title="Rights & cities: 100% of them",
    kind="article",
    authors=[Name("Igor Calzada", "Calzada", "Igor"), Name("UN-Habitat, Nairobi and others")],
    publishers=["Sustainability"],
    year=2021,
    url="https://example.org/a_b?c=1&d=%20#e",
    doi="10.3390/su13_2",
)


def test_an_article_is_written_as_bibtex_reads_it() -> None:
    assert bibtex(WORK).splitlines() == [
        "@article{right-to-have,",
        "  author = {Calzada, Igor and {UN-Habitat, Nairobi and others}},",
        r"  title = {{Rights \& cities: 100\% of them}},",
        "  journal = {Sustainability},",
        "  year = {2021},",
        "  doi = {10.3390/su13_2},",
        "  url = {https://example.org/a_b?c=1&d=%20#e}",
        "}",
    ]


@pytest.mark.parametrize(
    ("kind", "doi", "head", "field"),
    [
        ("report", "", "@techreport", "institution = {Sustainability}"),
        ("guide", "", "@misc", "publisher = {Sustainability}"),
        ("article", "", "@misc", "publisher = {Sustainability}"),
    ],
)
def test_other_kinds_name_their_publisher(kind: str, doi: str, head: str, field: str) -> None:
    text = bibtex(replace(WORK, kind=kind, doi=doi))

    assert text.startswith(head)
    assert field in text


def test_every_sign_of_latex_is_escaped() -> None:
    assert escaped(r"\ { } $ & # _ % ~ ^") == (
        r"\textbackslash{} \{ \} \$ \& \# \_ \% \textasciitilde{} \textasciicircum{}"
    )


def test_no_text_leaves_its_field() -> None:
    hostile = replace(WORK, title="x}}, note = {y", authors=[Name("a}\nb", "a}\nb")], url="https://e.org/}{\\")
    text = bibtex(hostile)

    bare = text.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    assert "url = {https://e.org/%7D%7B%5C}" in text
    assert len(text.splitlines()) == len(bibtex(WORK).splitlines())


def test_a_family_name_of_two_words_is_kept_together() -> None:
    text = bibtex(replace(WORK, authors=[Name("Soumaya Ben Dhaou", "Ben Dhaou", "Soumaya")]))

    assert "author = {{Ben Dhaou}, Soumaya}" in text
