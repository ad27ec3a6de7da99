"""Grids and flattened text become tables."""
