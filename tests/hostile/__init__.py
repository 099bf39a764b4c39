"""Input that means harm: what it may try, and that each try fails."""
