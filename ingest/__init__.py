"""A file becomes a Document: read → outline → tables → facts → checks → save."""
