"""Sources and the documents read from them."""
