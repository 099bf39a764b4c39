"""The papers beside the booklet: a card on one page, the report on all countries, the briefing."""
