"""Work that a worker process can be given in place of the pipeline: it obeys its input."""

import os
import signal
import time
from pathlib import Path

from pipeline.engine import EngineError, Outcome
from pipeline.inputs import Input


def load_obedient(settings):
    """Return a function that does what the input's bytes say."""
    return obey


def load_never(settings):
    """Fail as a missing model does."""
    raise EngineError("no such model")


def load_dying(settings):
    """Die while loading."""
    os.kill(os.getpid(), signal.SIGKILL)


def obey(given: Input) -> Outcome:
    """Echo, sleep, die, or kill the actor whose worker this is."""
    word, _, rest = given.data.decode().partition(" ")
    if word == "sleep":
        time.sleep(float(rest))
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "die-once" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "lose-actor-once" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getppid(), signal.SIGKILL)
    return Outcome(article_id=given.name, article=given.data, words=os.getpid())
