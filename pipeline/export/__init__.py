"""Run folders to the formats of other tools: one small file a format."""
