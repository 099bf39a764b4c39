"""A synthetic world, and what is measured on it."""
