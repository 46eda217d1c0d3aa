"""Measurements with fixed inputs; no test depends on them."""
