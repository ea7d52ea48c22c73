"""Pijler reads what governments promise on business and human rights, and ties every statement to its words."""

__version__ = "0.1.0"
