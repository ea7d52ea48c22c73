"""Citations: by number (tier A), by the name of a law or treaty (B), by the title of a document (C)."""

from pijler.extraction.citations.extractor import citation_packs, extract_citations

__all__ = ["citation_packs", "extract_citations"]
