"""Floor 8: thin commands over everything. Each command imports what it needs when it runs, so that help stays quick."""
