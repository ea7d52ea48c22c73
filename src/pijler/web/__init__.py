"""Floor 7: pages. Django begins here and nowhere below."""
