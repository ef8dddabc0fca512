"""spaCy's own components computed faster on a processor, with the output they have themselves."""
