"""The chain from finding to action, its gaps, filters and downloads."""
