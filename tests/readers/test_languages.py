"""Only articles that are surely of another language are told from English ones."""

import json

import pytest

from pipeline.engine.extraction import Extraction
from pipeline.inputs import Input
from pipeline.readers.languages import foreign
from pipeline.settings import Settings

GERMAN = """Die Werft in Dunmore entlässt im Mai dreihundert Menschen, sagte die Leiterin Odette
Lang am Montag. „Wir haben lange gerechnet“, erklärte sie vor dem Tor, „und es
reicht nicht mehr für alle.“ Die Gewerkschaft verlangt Gespräche und droht damit,
die Arbeit in der nächsten Woche niederzulegen."""
FRENCH = """Le chantier naval de Dunmore supprimera trois cents postes en mai, a déclaré lundi
sa directrice, Odette Lang. « Nous avons longtemps compté », a-t-elle dit devant la
grille, « et cela ne suffit plus pour tout le monde. » Le syndicat demande des
discussions et menace de faire grève."""
DUTCH = """De werf in Dunmore ontslaat in mei driehonderd mensen, zei directeur Odette Lang
maandag. “We hebben lang gerekend,” zei ze voor de poort, “en het is niet genoeg
voor iedereen.” De vakbond wil praten en dreigt het werk volgende week neer te
leggen als er geen beter aanbod komt."""
RUSSIAN = """Верфь в Данморе уволит в мае триста человек, сказала в понедельник директор Одетта
Ланг. «Мы долго считали, — сказала она у ворот, — и на всех больше не хватает».
Профсоюз требует переговоров и грозит остановить работу на следующей неделе, если
компания не изменит своего решения."""
CHINESE = "邓莫尔造船厂将于五月裁员三百人，厂长奥黛特·朗周一表示。她说这还不够。" * 12
ENGLISH = """The yard in Dunmore will lay off three hundred people in May, its director, Odette
Lang, said on Monday. “We counted for a long time,” she said at the gate, “and there
is not enough for all.” The union wants talks and threatens to stop work next week."""
TABLE = "Dunmore 3, Halden 1\nAshby 0, Kestrel Rovers 2\nMarsh Town 4, Fenwick United 4\n" * 8


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(GERMAN, "de", id="German"),
        pytest.param(FRENCH, "fr", id="French"),
        pytest.param(DUTCH, "nl", id="Dutch"),
        pytest.param(RUSSIAN, "ru", id="Russian"),
        pytest.param(CHINESE, "zh", id="Chinese"),
        pytest.param(ENGLISH, None, id="English"),
        pytest.param(ENGLISH.upper(), None, id="English in capitals"),
        pytest.param(ENGLISH + GERMAN, None, id="English that quotes German"),
        pytest.param(GERMAN[:120], None, id="too short to tell"),
        pytest.param(TABLE, None, id="names and results"),
        pytest.param("", None, id="empty"),
    ],
)
def test_foreign(text, code):
    """A text has a code only where it is long enough and no English."""
    assert foreign(text) == code


def test_rejects_with_a_remedy():
    """The reject names the line, the language and the option that overrules it."""
    line = Input("a.jsonl", ".jsonl", 3, json.dumps({"text": GERMAN}).encode())
    reject = Extraction(Settings(attribution="fast"))(line).reject
    assert (reject.path, reject.line, reject.code) == ("a.jsonl", 3, "not_english")
    assert "but de," in reject.message
    assert "--any-language" in reject.message
    overruled = Extraction(Settings(attribution="fast", any_language=True))(line)
    assert (overruled.reject, overruled.article_id) == (None, "a.jsonl:3")
