"""Floor 0: what every other floor speaks in. Standard library and the YAML reader only."""
