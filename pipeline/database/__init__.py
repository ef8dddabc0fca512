"""Run folders into the fact-check database: one small file a target, the schema apart."""
