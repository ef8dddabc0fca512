"""`python -m pipeline.cli` is `newsclaims`."""

from pipeline.cli import main

main(prog_name="newsclaims")
