"""The site: static pages that lead from every colour to its rule and its sources, in every language."""
