"""The language of search: the same words, terms and units for documents and for queries. It knows no engine."""

from search.analysis.collation import sort_key
from search.analysis.current import lexicon
from search.analysis.document import analyse_document
from search.analysis.query import analyse_query
from search.analysis.stems import stem_keys
from search.analysis.terms import Term, register_terms
from search.analysis.text import Word, clean, fold, key_of, keys, words
from search.analysis.units import AnalysedDocument, AnalysedQuery, Correction, Unit
from search.analysis.versions import renew_lexicon
from search.analysis.vocabulary import deletion_keys

__all__ = [
    "AnalysedDocument",
    "AnalysedQuery",
    "Correction",
    "Term",
    "Unit",
    "Word",
    "analyse_document",
    "analyse_query",
    "clean",
    "deletion_keys",
    "fold",
    "key_of",
    "keys",
    "lexicon",
    "register_terms",
    "renew_lexicon",
    "sort_key",
    "stem_keys",
    "words",
]
