"""One spaCy component a file; they meet only through the Doc's spans and extensions."""
