"""How things are said: words, formats and names, by language."""

from scoring.language.conditions import condition_words
from scoring.language.formats import Language

__all__ = ["Language", "condition_words"]
