"""The account of a run: inputs = processed + empty + rejected, always."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

from pipeline.engine import Outcome
from pipeline.run.shards import Entry


@dataclass(slots=True)
class Account:
    """Counts of inputs by what came of them, of records by kind and of rejects by code."""

    processed: int = 0
    empty: int = 0
    rejected: int = 0
    words: int = 0
    unresolved: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)

    @property
    def inputs(self) -> int:
        """All articles and unreadable inputs met."""
        return self.processed + self.empty + self.rejected

    @classmethod
    def parsed(cls, counts: dict[str, Any]) -> Self:
        """Return the account that ``counts`` of ``run.json`` state."""
        return cls(
            processed=counts["processed"],
            empty=counts["empty"],
            rejected=counts["rejected"],
            words=counts["words"],
            unresolved=counts["speakers_unresolved"],
            kinds=Counter(counts["records"]),
            codes=Counter(counts["rejected_by_code"]),
        )

    def add(self, outcome: Outcome | Entry) -> None:
        """Count one outcome."""
        if outcome.reject is not None:
            self.rejected += 1
            self.codes[outcome.reject.code] += 1
        elif outcome.article_id is None:
            self.empty += 1
        else:
            self.processed += 1
            self.words += outcome.words
            self.unresolved += outcome.unresolved
            self.kinds.update(outcome.kinds)

    def plain(self) -> dict[str, Any]:
        """Return the counts as they stand in ``run.json``."""
        return {
            "inputs": self.inputs,
            "processed": self.processed,
            "empty": self.empty,
            "rejected": self.rejected,
            "rejected_by_code": dict(sorted(self.codes.items())),
            "words": self.words,
            "records": dict(sorted(self.kinds.items())),
            "speakers_unresolved": self.unresolved,
        }
