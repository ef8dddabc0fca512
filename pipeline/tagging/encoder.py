"""The accurate tagger: a small transformer over word pieces, its scores joined with the fast one's.

It errs otherwise than the linear tagger, so a weighted sum of both scores is better than either;
and where the linear tagger sees nothing near an attribution, the transformer doesn't read.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from pipeline.tagging import marks
from pipeline.tagging.decode import SIZE, Scores, absent
from pipeline.tagging.linear import LinearTagger
from pipeline.tagging.tagger import Calibration, Emission
from pipeline.tagging.windows import Pieces, Range, pieces, windows
from pipeline.tagging.words import Hashes, Ints, Words

UNREAD = 1e4  # the score of no tag in a block that isn't read


@dataclass(frozen=True, slots=True)
class Joint:
    """How the two taggers are joined.

    ``weight`` is that of the linear tagger's first pass; a block is read where that pass gives the
    chance that it holds no attribution as under ``gate``.
    """

    weight: float
    gate: float


@dataclass(frozen=True, slots=True)
class LabelNumbers:
    """The encoder's own numbers for parts of speech and labels of the parse, 0 for all others."""

    known: Hashes
    numbers: Ints

    def __call__(self, values: Hashes) -> Ints:
        """Return the number of each value."""
        place = np.minimum(np.searchsorted(self.known, values), len(self.known) - 1)
        return np.where(self.known[place] == values, self.numbers[place], 0)


def numbered(hashes: list[int]) -> LabelNumbers:
    """Return the numbers 1, 2, ... of labels in their order, by spaCy's hashes of them."""
    known = np.array(hashes, np.uint64)
    order = np.argsort(known)
    return LabelNumbers(known[order], order + 1)


@dataclass(frozen=True, slots=True)
class EncoderTagger:
    """Scores windows of whole blocks one at a time: no window knows of another."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    pos: LabelNumbers
    dep: LabelNumbers
    linear: LinearTagger
    joint: Joint
    transitions: Scores
    calibrations: dict[str, Calibration]

    def emit(self, words: Words) -> Emission:
        """Return the scores of all words."""
        fast = self.linear.emit_once(words)
        chosen = self._chosen(words, fast.tags)
        scores = np.zeros((len(words), SIZE + 1), np.float32)
        scores[:, 0] = UNREAD
        if chosen:
            self._read(words, chosen, scores)
        weight = np.float32(self.joint.weight)
        return Emission(
            scores[:, :SIZE] + weight * fast.tags, scores[:, SIZE] + weight * fast.speech
        )

    def _chosen(self, words: Words, scores: Scores) -> list[Range]:
        blocks = words.blocks()
        chances = absent(scores, self.linear.first.transitions, blocks)
        return [
            block for block, none in zip(blocks, chances, strict=True) if none < self.joint.gate
        ]

    def _read(self, words: Words, chosen: list[Range], scores: Scores) -> None:
        read: Pieces = pieces(words, self.tokenizer)
        features = word_features(words, self.pos, self.dep)
        for window in windows(words, read, chosen):
            inputs = {"ids": window.ids, "features": features[window.owners]}
            (found,) = self.session.run(None, inputs)
            scores[window.words] = found[window.first]


def word_features(words: Words, pos: LabelNumbers, dep: LabelNumbers) -> npt.NDArray[np.int64]:
    """Return the extra features of every word; the last row, of zeros, is the marks'."""
    state, _ = marks.states(words)
    case = [_case(text) for text in words.texts()]
    rows = [state, case, pos(words.pos), dep(words.dep), words.first + 1]
    table = np.stack([np.asarray(row, np.int64) for row in rows], axis=1)
    return np.concatenate([table, np.zeros((1, len(rows)), np.int64)])


def _case(word: str) -> int:
    if word.islower():
        return 1
    if len(word) > 1 and word.istitle():
        return 2
    if len(word) > 1 and word.isupper():
        return 3
    return 4 if word[0].isupper() else 5


def load(
    folder: Path, linear: LinearTagger, hashed: dict[str, Callable[[str], int]]
) -> EncoderTagger:
    """Return the accurate tagger of ``models/attribution``.

    ``hashed`` gives spaCy's number of a part of speech (``pos``) and of a parse's label (``dep``).
    """
    settings = json.loads((folder / "accurate.json").read_text("utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(folder / "accurate.onnx"), options, providers=["CPUExecutionProvider"]
    )
    joint = Joint(settings["weight"], settings["gate"])
    own = np.array(settings["transitions"], np.float32)
    calibrations = {role: Calibration(**line) for role, line in settings["calibration"].items()}
    return EncoderTagger(
        session,
        Tokenizer.from_file(str(folder / "tokenizer.json")),
        numbered([hashed["pos"](name) for name in settings["pos"]]),
        numbered([hashed["dep"](name) for name in settings["dep"]]),
        linear,
        joint,
        own + np.float32(joint.weight) * linear.first.transitions,
        calibrations,
    )
