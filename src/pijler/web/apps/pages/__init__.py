"""Pages that explain: home, about, glossary, the Netherlands, accessibility, privacy, and errors."""
