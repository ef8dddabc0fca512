"""One small reader a format; each turns bytes into articles."""
