"""Floor 1: the words of the field as typed values, read from packs."""
