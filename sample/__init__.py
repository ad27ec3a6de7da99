"""A sample disclosure of an invented bureau: its figures as data, and three renderings of one document."""
