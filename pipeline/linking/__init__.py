"""Links sources, cues and contents into attributions, on plain offsets: no spaCy in here."""
