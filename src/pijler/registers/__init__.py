"""Registers: what a country keeps, who may change it, and how. Frozen values and tables; no database, no web."""
