"""What a word must be in its clause to tell a type: a small function a construction."""
