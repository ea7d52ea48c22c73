"""What changed, who changed it, when and why: a chain of events to which one can only add."""
