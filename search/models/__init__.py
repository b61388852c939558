from search.models.asked import AskedWords, Asking
from search.models.pins import Pin, PinState
from search.models.projection import DocumentServes, FacetValue, Health, SearchDocument, State, Word, WordKey

__all__ = [
    "AskedWords",
    "Asking",
    "DocumentServes",
    "FacetValue",
    "Health",
    "Pin",
    "PinState",
    "SearchDocument",
    "State",
    "Word",
    "WordKey",
]
