"""The loss of a linear chain: minus the log chance of the gold tags, block by block."""

import torch
from torch import Tensor

from pipeline.tagging import decode

FOLLOWS = torch.from_numpy(decode.FOLLOWS)
STARTS = torch.from_numpy(decode.STARTS)
ENDS = torch.from_numpy(decode.ENDS)


def loss(scores: Tensor, lengths: Tensor, tags: Tensor, transitions: Tensor) -> Tensor:
    """Return the loss a word; ``scores`` is (blocks, words, tags), padded beyond ``lengths``."""
    chain = transitions + FOLLOWS
    inside = torch.arange(scores.shape[1])[None] < lengths[:, None]
    gold = (scores.gather(2, tags[:, :, None]).squeeze(2) * inside).sum()
    gold = gold + (chain[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum()
    total = scores[:, 0] + STARTS
    for step in range(1, scores.shape[1]):
        following = torch.logsumexp(total[:, :, None] + chain[None], 1) + scores[:, step]
        total = torch.where(inside[:, step, None], following, total)
    return (torch.logsumexp(total + ENDS, 1).sum() - gold) / lengths.sum()
