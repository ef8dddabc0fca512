"""Words built by hand from a compact notation, one line a sentence."""

from pipeline.speaking.words import Words


def words_of(*sentences, named=()):
    """Return the Words of ``sentences`` written ``word/TAG/dep>head`` (head: the row in it).

    A sentence that begins with ¶ begins a block. ``named`` holds (first, last, label).
    """
    rows, sentence_of, block_of = [], [], []
    block = 0
    for number, sentence in enumerate(sentences):
        block += sentence.startswith("¶ ")
        offset = len(rows)
        for token in sentence.removeprefix("¶ ").split():
            text, tag, arc = token.rsplit("/", 2)
            dep, _, head = arc.partition(">")
            rows.append((text, tag, dep, offset + int(head) if head else len(rows)))
            sentence_of.append(number)
            block_of.append(block)
    text = [row[0] for row in rows]
    starts = [sum(len(word) + 1 for word in text[:row]) for row in range(len(text))]
    return Words(
        article=" ".join(text),
        text=text,
        lower=[word.lower() for word in text],
        tag=[row[1] for row in rows],
        dep=[row[2] for row in rows],
        head=[row[3] for row in rows],
        start=starts,
        sentence=sentence_of,
        block=block_of,
        named=list(named),
    )
