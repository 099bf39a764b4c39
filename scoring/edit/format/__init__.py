"""Putting a file into the house's order and width, by moving and folding its lines and nothing else."""
