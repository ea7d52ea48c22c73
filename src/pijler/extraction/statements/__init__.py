"""Statements: findings, positions, commitments and actions, as frames over classes of cues."""
