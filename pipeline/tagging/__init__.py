"""The trained tagger of attributions, without spaCy: words in, source, cue and content out."""
