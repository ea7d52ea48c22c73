"""Formats of dates, per language, where they differ from Django's."""
