"""What makes a proposition worth a checker's time, without spaCy: its types and a trained score."""
