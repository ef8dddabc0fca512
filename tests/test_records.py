"""The identity of records and what covers spans."""

from pipeline.records import Date, Span, Speaker, cover, plain, record_id

DATE = Date(span=Span(0, 4, "2024"), rule="year", confidence=1.0, value="2024", type="date")


def test_an_id_is_of_article_text_and_offsets():
    """The same record of the same text has the same id; another text or place has another."""
    moved = Date(span=Span(5, 9, "2024"), rule="year", confidence=1.0, value="2024", type="date")
    ids = {record_id("a", "0" * 64, DATE), record_id("b", "0" * 64, DATE),
           record_id("a", "1" * 64, DATE), record_id("a", "0" * 64, moved)}  # fmt: skip
    assert len(ids) == 4
    assert record_id("a", "0" * 64, DATE) in ids


def test_cover_leaves_none_out():
    """The cover of spans runs from the first to the last."""
    text = "He said so"
    assert cover(text, [Span(3, 7, "said"), None, Span(0, 2, "He")]) == Span(0, 7, "He said")


def test_a_speaker_begins_with_its_name():
    """The name stands first, by which the lines of named speakers are known unparsed."""
    assert next(iter(plain(Speaker(kind="person")))) == "name"
