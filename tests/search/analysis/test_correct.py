"""Slips are mended; good words, names and quotations never."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.analysis import Correction, Term, analyse_query, deletion_keys
from search.analysis.lexicon import Lexicon
from search.models import State, Word, WordKey

pytestmark = pytest.mark.usefixtures("known")


def in_documents(word: str, documents: int = 1, language: str = "en") -> None:
    row, _is_new = Word.objects.update_or_create(word=word, language=language, defaults={"documents": documents})
    WordKey.objects.bulk_create([WordKey(word=row, key=key) for key in deletion_keys(word)], ignore_conflicts=True)
    State.objects.update(documents_version=f"with {word}")


def corrected(text: str, language: str = "en") -> str | None:
    found = analyse_query(text, language).correction
    return found.corrected if found else None


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("algoritmic transparencyy", "en", "algorithmic transparency"),
        ("brehca digital", "es", "brecha digital"),
        ("digital dvide", "en", "digital divide"),
        ("opendata", "en", "open data"),
        ("trnsprncia", "es", None),
        ("القاهره", "en", "القاهرة"),
        ("in Lonodn, open data", "en", "in London, open data"),
        ("fractrue numérique", "fr", "fracture numérique"),
    ],
)
def test_a_slip_is_mended_and_the_rest_stays_as_typed(typed: str, language: str, meant: str | None) -> None:
    assert corrected(typed, language) == meant


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("evitar", "es"),
        ("house", "en"),
        ("Maceió", "en"),
        ("Londres", "en"),
        ('"dvide"', "en"),
        ("dvd", "en"),
        ("covid19x", "en"),
        ("القدس", "en"),
        ("xqzwkpt", "en"),
    ],
)
def test_good_words_names_and_quotations_are_left_alone(typed: str, language: str) -> None:
    assert corrected(typed, language) is None


def test_a_word_of_a_document_is_known_and_is_offered() -> None:
    assert corrected("decidin") is None
    in_documents("decidim")

    assert corrected("decidin") == "decidim"
    assert corrected("decidim") is None


def test_another_form_of_a_word_is_no_slip() -> None:
    in_documents("aclarar", language="es")

    assert corrected("aclaran", "es") is None
    assert corrected("aclrarar", "es") == "aclarar"


def test_the_word_of_more_documents_is_meant_and_the_first_letter_counts_before() -> None:
    in_documents("sandbag", 2)
    in_documents("sandbar", 9)
    in_documents("landbax", 50)

    assert corrected("sandbax") == "sandbar"


def test_another_languages_word_is_offered_only_if_it_is_long_and_near() -> None:
    in_documents("sandbox")
    in_documents("sando")

    assert corrected("sandbxo", "es") == "sandbox"
    assert corrected("sanddo", "es") is None


def test_two_slips_are_mended_in_long_words_of_terms_only() -> None:
    in_documents("chatbots")

    assert corrected("algroitmhic") == "algorithmic"
    assert corrected("hctas") is None
    assert corrected("chtabosts") is None


def test_two_slips_in_an_ending_make_another_form_of_the_word() -> None:
    assert corrected("transparentes", "en") is None
    assert corrected("tarnspareny", "en") == "transparency"


def test_the_word_that_makes_a_term_with_its_neighbours_is_meant() -> None:
    in_documents("brecha", 1, "es")
    in_documents("bretha", 99, "es")

    assert corrected("brexha", "es") == "bretha"
    assert corrected("brexha digital", "es") == "brecha digital"


def test_a_correction_is_told_and_can_be_refused() -> None:
    typed = "digital dvide"

    told, refused = analyse_query(typed, "en"), analyse_query(typed, "en", correct=False)

    assert told.correction == Correction(typed, "digital divide", (("dvide", "divide"),))
    assert [unit.words for unit in told.units] == [("digital", "divide")]
    assert refused.correction
    assert not refused.correction.applied
    assert [unit.words for unit in refused.units] == [("digital",), ("dvide",)]


def test_no_query_asks_the_database_where_every_word_is_known(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        analyse_query("digital divide in London and house", "en")


def test_an_everyday_word_that_nothing_has_is_never_offered() -> None:
    assert corrected("mornimg") is None

    in_documents("morning")

    assert corrected("mornimg") == "morning"


def test_what_is_short_is_mended_where_one_word_stands_out_and_otherwise_proposed() -> None:
    in_documents("bunxx", 9)
    in_documents("bunyy", 8)

    assert proposed("bunxy") == "bunxx"
    in_documents("bunzy", 90)
    assert proposed("bunxy") is None
    assert corrected("bunxy") == "bunzy"
    assert corrected("data of the bunxu") == "data of the bunxx"


def proposed(text: str, language: str = "en") -> str | None:
    found = analyse_query(text, language).correction
    return found.corrected if found and not found.applied else None


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("Londre", "fr", "Londres"),
        ("Londre", "en", "Londres"),
        ("New Yok", "en", "New York"),
        ("museums of Nwe York", "en", "museums of New York"),
        ("new yorkk", "en", "New York"),
        ("maceoi", "es", "Maceió"),
    ],
)
def test_a_slip_in_a_name_of_ours_is_mended_though_texts_would_find_it_by_its_stem(
    typed: str, language: str, meant: str
) -> None:
    found = analyse_query(typed, language)

    assert found.correction
    assert found.correction.applied
    assert found.correction.corrected.lower() == meant.lower()
    assert any(unit.names for unit in found.units)


def test_good_words_beside_each_other_are_no_name_with_a_slip() -> None:
    in_documents("worx")

    assert corrected("new worx") is None
    assert corrected("new work") is None
    assert corrected("New Work") is None
    assert corrected("new yxrk") == "new York"


@pytest.mark.parametrize("text", ["OCDE", "FIWARE", "UNESCO", "Kiel", "Lille", "den haag", "Francesca", "montevideo"])
@pytest.mark.parametrize("language", ["en", "es", "pt-br", "fr"])
def test_a_name_of_somebody_else_is_searched_for_as_it_is(text: str, language: str) -> None:
    for word in ("code", "kill", "ville", "medida", "video"):
        in_documents(word, 50, language)

    found = analyse_query(text, language)

    assert found.correction is None or not found.correction.applied


@pytest.mark.parametrize(
    ("typed", "is_applied"),
    [
        ("the sandbxo", True),
        ("Sandbxo", True),
        ("the Sandbxo", False),
        ("SANDBX", False),
        ("the SANDBX", False),
        ("THE SANDBXO", True),
        ("francesca sandbxo", False),
    ],
)
def test_what_may_be_a_name_is_searched_for_as_typed_and_its_correction_is_proposed(
    typed: str, is_applied: bool
) -> None:
    in_documents("sandbox")

    found = analyse_query(typed, "en")

    assert found.correction
    assert found.correction.applied is is_applied
    assert found.correction.corrected.lower().endswith("sandbox")
    assert (found.units[-1].words[-1].lower() == "sandbox") is is_applied


def test_what_is_sure_is_mended_beside_what_is_not() -> None:
    in_documents("sandbox")

    found = analyse_query("digital dvide of Sandbxo", "en").correction

    assert found
    assert found.applied
    assert found.corrected == "digital divide of Sandbxo"


def test_a_name_of_somebody_else_that_is_near_one_of_ours_is_only_asked_about(
    use_terms: Callable[..., Lexicon],
) -> None:
    use_terms(Term("Viena", "es", "city/vienna", kind="name"), Term("vieja", "es", "theme/old"))

    assert proposed("Siena", "es") is None
    assert proposed("Viana", "es") == "Viena"
    assert analyse_query("Viana", "es").units[0].words == ("Viana",)


def test_words_of_hidden_labels_are_no_good_words_but_the_label_is_known(use_terms: Callable[..., Lexicon]) -> None:
    use_terms(
        Term("artificial intelligence", "en", "glossary/ai"),
        Term("artifical intelligence", "en", "glossary/ai", hidden=True),
        Term("inteligence artificielle", "fr", "glossary/ai", hidden=True),
    )

    assert corrected("artificial inteligence") == "artificial intelligence"
    assert corrected("artifical inteligence") == "artificial intelligence"
    assert corrected("artifical intelligence") is None
    assert analyse_query("artifical intelligence", "en").units[0].concepts


@pytest.mark.parametrize("word", ["pagamos", "reciclamos", "denegué", "firmamos", "prohibieron", "negó", "tardaron"])
def test_forms_of_verbs_are_good_words(word: str) -> None:
    for other in ("pegados", "reclamos", "dengue", "formatos", "prohibicion", "niego", "trataron"):
        in_documents(other, 9, "es")

    assert corrected(word, "es") is None


def test_what_is_a_word_of_another_language_is_left_alone_where_it_is_frequent_or_stands_in_documents() -> None:
    in_documents("ayuntamiento", language="es")
    in_documents("ayuntamient0s", language="es")

    assert corrected("ayuntamiento") is None
    assert corrected("nuestros") is None


def test_two_words_are_one_where_that_is_a_term(use_terms: Callable[..., Lexicon]) -> None:
    use_terms(
        Term("wifi", "en", "theme/wifi"),
        Term("broadband", "en", "theme/broadband"),
        Term("open data", "en", "theme/open-data"),
        Term("opendata", "en", "theme/open-data", hidden=True),
        Term("database", "es", "theme/database", own_language_only=True),
    )

    assert corrected("public wi fi") == "public wifi"
    assert corrected("broad band for all") == "broadband for all"
    assert corrected("open data") is None
    assert corrected("data base") is None


def test_a_correction_is_written_as_its_word_is(use_terms: Callable[..., Lexicon]) -> None:
    use_terms(Term("Orçamento participativo", "pt-br", "theme/budget"), Term("São Paulo", "pt-br", "city/sp", "name"))
    in_documents("acessibilidade", language="pt-br")
    in_documents("participacao", language="pt-br")

    assert corrected("orcamnto participativo", "pt-br") == "orçamento participativo"
    assert corrected("particpacao", "pt-br") == "participação"
    assert corrected("acesibilidade em Sã Paulo", "pt-br") == "acessibilidade em São Paulo"
