"""Floor 3: a document becomes citations, mentions, statements and links, each tied to its words."""
