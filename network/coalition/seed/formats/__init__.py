from network.coalition.seed.columns import Format
from network.coalition.seed.formats.cities import CITIES, CITY_NAMES, ORGANISATIONS, PROJECTS, ROLES
from network.coalition.seed.formats.coalition import EVENTS, FACTS, PUBLICATIONS
from network.coalition.seed.formats.practices import PRACTICES
from network.coalition.seed.formats.translations import TRANSLATIONS
from network.coalition.seed.formats.vocabularies import GLOSSARY, LABELS, VOCABULARY

# In the order in which files are loaded.
FORMATS: tuple[Format, ...] = (
    VOCABULARY,
    LABELS,
    GLOSSARY,
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
)

__all__ = ["FORMATS"]
