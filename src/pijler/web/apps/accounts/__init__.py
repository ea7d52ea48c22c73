"""Accounts, roles, and who someone is who asks for a page."""
