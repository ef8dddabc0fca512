"""The run folder: shards, resume, rejects, the account, and the files that others read."""
