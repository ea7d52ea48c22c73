"""Floor 2: bytes become a document with structure, and views whose offsets lead back to the source."""
