"""Cells and sentences become facts."""
