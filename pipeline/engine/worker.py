"""A worker process: loads the pipeline once, then answers each input with its outcome."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when NumPy loads: one core a worker
os.environ.setdefault("OMP_NUM_THREADS", "1")

import signal
from collections.abc import Callable
from multiprocessing.connection import Connection

from pipeline.engine import EngineError, Outcome
from pipeline.inputs import Input
from pipeline.settings import Settings

READY = "ready"


Load = Callable[[Settings], Callable[[Input], Outcome]]


def load_extraction(settings: Settings) -> Callable[[Input], Outcome]:
    """Return the loaded pipeline; raises EngineError where it can't be loaded."""
    from pipeline.engine.extraction import Extraction  # noqa: PLC0415, after the settings above
    from pipeline.language import ModelError  # noqa: PLC0415

    try:
        return Extraction(settings)
    except ModelError as error:
        raise EngineError(str(error)) from error


def serve(connection: Connection, settings: Settings, load: Load) -> None:
    """Answer on ``connection`` until its other end closes.

    The first message sent is READY, or the reason why the pipeline can't be loaded; each later
    one is the Outcome of the Input that was received.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        work = load(settings)
    except EngineError as error:
        connection.send(str(error))
        return
    try:
        connection.send(READY)
        while True:
            connection.send(work(connection.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone or done
