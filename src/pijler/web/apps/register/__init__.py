"""Statements with the words they rest on, and the links between them."""
