"""Shards: the same inputs give the same shards, and a shard that stands is whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from run_fakes import outcome

from pipeline.inputs import Input
from pipeline.records import Reject
from pipeline.run.shards import MOST, Store, plan

WORDS = st.lists(st.binary(max_size=4), max_size=200)


def item(data, line=None, own_id=None):
    return Input("a.jsonl", ".jsonl", line, data, own_id)


def made(words):
    return [item(word, n) for n, word in enumerate(words, 1)]


@given(WORDS)
def test_plan_keeps_order_and_leaves_nothing_out(words):
    """The shards joined are the inputs."""
    items = made(words)
    shards = list(plan(items, "f"))
    assert [keyed.item for shard in shards for keyed in shard.items] == items
    assert all(0 < len(shard.items) <= MOST for shard in shards)


@given(st.lists(st.integers(), min_size=1, max_size=300, unique=True), st.data())
def test_one_input_less_moves_few_shards(ids, data):
    """An input taken out changes its own shard and at most those up to the next border."""
    items = [item(f"{i}".encode(), n, f"{i}") for n, i in enumerate(ids)]
    out = data.draw(st.integers(0, len(items) - 1))
    before = {shard.key for shard in plan(items, "f")}
    after = {shard.key for shard in plan(items[:out] + items[out + 1 :], "f")}
    assert len(after - before) <= 1 + len(items) // MOST


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (item(b"x", 1, "id"), item(b"x", 2, "id"), True),
        (item(b"x", 1), item(b"x", 2), False),
        (item(b"x", 1, "id"), item(b"y", 1, "id"), False),
    ],
    ids=["named by itself", "named by its line", "edited"],
)
def test_key(one, other, same):
    """A line's number counts only where it names the article."""
    (first,), (second,) = plan([one], "f"), plan([other], "f")
    assert (first.key == second.key) is same
    assert first.key != next(plan([one], "other settings")).key


def test_shard_comes_back_as_it_was_written(tmp_path):
    """Outcomes of all three sorts, their lines byte by byte."""
    reject = Reject(path="b", line=None, stage="read", code="c", message="m")
    items = [item(b"One \xe2\x80\xa8 two", 1), item(b" ", 2), item(b"poison", 3), reject]
    (shard,) = plan(items, "f")
    outcomes = [outcome(each) for each in items[:3]] + [outcome(item(b"poison", 4))]
    store = Store(tmp_path)
    assert store.entries(shard.key) is None
    store.write(shard, outcomes)
    assert [each for _, each in store.outcomes(shard.key)] == outcomes
    assert dict(store.index()) == {keyed.key: shard.key for keyed in shard.items}


@pytest.mark.parametrize(
    "cut", [1, 50, -1], ids=["in the first line", "in its middle", "at the end"]
)
def test_torn_shard_does_not_stand(tmp_path, cut):
    """A file cut short, which a rename after a flush never leaves, is done anew all the same."""
    (shard,) = plan([item(b"One", 1)], "f")
    store = Store(tmp_path)
    store.write(shard, [outcome(item(b"One", 1))])
    (path,) = tmp_path.glob("??/*.shard")
    path.write_bytes(path.read_bytes()[:cut])
    assert store.entries(shard.key) is None


def test_prune(tmp_path):
    """What is neither kept nor whole goes."""
    store = Store(tmp_path)
    kept, gone = (next(plan([item(word, 1)], "f")) for word in (b"one", b"two"))
    for shard in (kept, gone):
        store.write(shard, [outcome(shard.items[0].item)])
    (tmp_path / kept.key[:2] / "x.shard.part").touch()
    store.prune({kept.key})
    assert [path.stem for path in tmp_path.glob("??/*")] == [kept.key]
