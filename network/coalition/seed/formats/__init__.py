from network.coalition.seed.columns import Format
from network.coalition.seed.formats.cities import CITIES, CITY_NAMES, ORGANISATIONS, PROJECTS, ROLES
from network.coalition.seed.formats.coalition import EVENTS, FACTS, PUBLICATIONS
from network.coalition.seed.formats.practices import PRACTICES
from network.coalition.seed.formats.translations import TRANSLATIONS
from network.coalition.seed.formats.vocabularies import EVERYDAY, GLOSSARY, LABELS, VOCABULARY
from network.coalition.seed.formats.wordings import WORDINGS

# In the order in which files are loaded.
FORMATS: tuple[Format, ...] = (
    VOCABULARY,
    LABELS,
    GLOSSARY,
    EVERYDAY,
    CITIES,
    CITY_NAMES,
    ORGANISATIONS,
    PRACTICES,
    PROJECTS,
    ROLES,
    FACTS,
    EVENTS,
    PUBLICATIONS,
    TRANSLATIONS,
    WORDINGS,
)

__all__ = ["FORMATS"]
