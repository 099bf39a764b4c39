"""The factual-check sheet: what a card holds, for the government to check before the card appears."""
