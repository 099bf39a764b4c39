"""From grades to a country's score, category and coverage: exact fractions, exact ranges."""
