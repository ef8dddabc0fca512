"""The same quote or claim in several articles: near-duplicates of a run share a cluster."""
