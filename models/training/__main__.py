"""Trains both taggers of attributions: `make train DATA=folder`, or `python -m models.training`.

DATA holds polnear.train.jsonl.gz, polnear.dev.jsonl.gz (scored, never learnt from) and
articles.jsonl.gz, articles without annotation that the taggers label for themselves.
"""

import copy
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.strings import get_string_id

from models.training import export, lexicon, linear
from models.training.corpus import Example, example, held_back, parsed, rows, sequence
from models.training.encoder import Plan, Reader, tokenizer, train
from models.training.measure import calibration, measure
from models.training.network import Network
from pipeline.components.attribution import open_tagger
from pipeline.language import load
from pipeline.resources import models
from pipeline.tagging.encoder import numbered
from pipeline.tagging.tagger import Tagger, tag

WEIGHTS = models() / "attribution"
IDENTITY = {role: {"slope": 1.0, "offset": 0.0} for role in ("source", "cue", "content")}
JOINT = {"weight": 0.5, "gate": 0.6}
FIRST = Plan(epochs=5, rate=1.3e-4, mean=0.997, seed=1)
SECOND = Plan(epochs=1, rate=7e-5, mean=0.99, seed=5)
SECOND_SHARE = 0.6  # of the mean of the weights after the first and the second training
LABELLED = 0.35  # share of the unannotated articles that are learnt from
UNSURE = -0.3  # log odds under which a tagger's own label isn't learnt from


def main(data: Path) -> None:
    """Train, export, calibrate and score, in the order in which each needs the other."""
    nlp = load(attribution="fast")
    annotated = _annotated(nlp, data / "polnear.train.jsonl.gz")
    ids = held_back([one.id for one in annotated])
    held = [one for one in annotated if one.id in ids]
    learnt = [one for one in annotated if one.id not in ids]
    build = lexicon.builder(annotated)
    lexicon.write(models() / "lexicons" / "cues.jsonl", build, lexicon.acts(annotated))
    _train_linear(learnt, build)
    reader, network = pretrained()
    network = train(network, reader, learnt, FIRST)
    _export_encoder(network)
    labelled = _labelled(nlp, open_tagger("accurate"), data / "articles.jsonl.gz")
    again = train(copy.deepcopy(network), reader, learnt + labelled, SECOND)
    network = _mean(network, again)
    _export_encoder(network)
    dev = _annotated(nlp, data / "polnear.dev.jsonl.gz")
    for mode in ("fast", "accurate"):
        export.settings(WEIGHTS / f"{mode}.json", calibration=IDENTITY)
        lines = calibration(open_tagger(mode), held)
        export.settings(WEIGHTS / f"{mode}.json", calibration=lines)
        tagger = open_tagger(mode)
        print(f"{mode}: held back {measure(tagger, held)}; dev {measure(tagger, dev)}")


def _annotated(nlp: Language, path: Path) -> list[Example]:
    articles = list(rows(path))
    docs = parsed(nlp, articles)
    return [example(doc, row["quotes"]) for doc, row in zip(docs, articles, strict=True)]


def _train_linear(learnt: list[Example], build: lexicon.Builder) -> None:
    strengths = [build.strengths(one, own=True) for one in learnt]
    export.linear(WEIGHTS / "fast.npz", *linear.passes(learnt, strengths))


def _names(kind: str) -> list[str]:
    return json.loads((WEIGHTS / "accurate.json").read_text("utf-8"))[kind]


def pretrained() -> tuple[Reader, Network]:
    """Return what makes windows of articles, and the network as it is before any training."""
    pos, dep = _names("pos"), _names("dep")
    network = Network((6, 6, len(pos) + 1, len(dep) + 1, 3))
    network.load_pretrained()
    numbers = numbered([IDS[name] for name in pos]), numbered([get_string_id(n) for n in dep])
    return Reader(tokenizer(), *numbers), network


def _export_encoder(network: Network) -> None:
    export.encoder(WEIGHTS / "accurate.onnx", network)
    transitions = np.round(network.trans.detach().numpy().astype(float), 4).tolist()
    export.settings(
        WEIGHTS / "accurate.json", transitions=transitions, calibration=IDENTITY, **JOINT
    )
    tokenizer().save(str(WEIGHTS / "tokenizer.json"), pretty=False)


def _mean(first: Network, second: Network) -> Network:
    """Return the weighted mean of a network before and after its second training."""
    mean = copy.deepcopy(first)
    for value, other in zip(mean.parameters(), second.parameters(), strict=True):
        value.data.lerp_(other.data, SECOND_SHARE)
    return mean


def _labelled(nlp: Language, tagger: Tagger, path: Path) -> list[Example]:
    """Return some unannotated articles with the tagger's own labels, unsure ones marked."""
    articles = list(rows(path))
    some = articles[: round(LABELLED * len(articles))]
    return [_label(example(doc, []), tagger) for doc in parsed(nlp, some)]


def _label(one: Example, tagger: Tagger) -> Example:
    tags, speech, known = one.tags.copy(), one.speech.copy(), one.known.copy()
    for span in tag(tagger, one.words):
        here = slice(span.start, span.end)
        tags[here] = sequence(span.role, span.end - span.start)
        known[here] = span.margin > UNSURE
        if span.act:
            speech[here] = int(span.act == "speech")
    return replace(one, tags=tags, speech=speech, known=known)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
