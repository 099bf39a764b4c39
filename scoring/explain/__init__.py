"""Why a grade is as it is and what would change it: ids and numbers, not words."""
