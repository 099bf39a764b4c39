"""Tests of the results as data."""
