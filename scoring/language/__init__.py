"""How things are said: words, formats and names, by language."""

from scoring.language.formats import Language
from scoring.language.words import condition_words

__all__ = ["Language", "condition_words"]
