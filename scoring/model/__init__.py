"""Frozen values: framework, finding, source, edition, result. No input and no output."""
