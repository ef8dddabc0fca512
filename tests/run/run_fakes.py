"""An engine without processes, and a folder of inputs, for the tests of the run folder."""

import json

from pipeline.engine import Outcome
from pipeline.records import Reject


class Counting:
    """Makes each input's outcome from its bytes and counts what it was given."""

    name, workers = "counting", 1

    def __init__(self, stop_after=None):
        self.seen, self._stop_after = [], stop_after

    def run(self, settings, tasks):  # noqa: ARG002, the protocol's
        for number, task in enumerate(tasks):
            if number == self._stop_after:
                raise KeyboardInterrupt
            self.seen += [given.name for given in task.inputs]
            yield task.number, [outcome(given) for given in task.inputs]


def outcome(given):
    text = given.data.decode()
    if "poison" in text:
        return Outcome(
            reject=Reject(
                path=given.name, line=given.line, stage="extract", code="poison", message="p; q"
            )
        )
    if not text.strip():
        return Outcome()
    name = given.own_id or (given.name if given.line is None else f"{given.name}:{given.line}")
    row = {"id": name, "path": given.name, "text": text}
    return Outcome(
        article_id=name,
        article=(json.dumps(row) + "\n").encode(),
        records=(json.dumps({"article_id": name, "kind": "date"}) + "\n").encode() * 2,
        kinds={"date": 2},
        words=len(text.split()),
    )
