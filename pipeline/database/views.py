"""The views a checker reads, in the SQL that both databases know.

``figures`` is every salary, amount, percentage and quantity; ``verdicts`` is the latest mark on
each record that a checker marked, ``kind`` null where the record is no longer there; ``checklist``
is a row a claim, best first, with all that a checker looks at.
"""

from pipeline.database.schema import KIND_TABLES, Table

_UNITS = ("currency", "unit")


def _figures() -> str:
    tables = {k: t for k, t in KIND_TABLES.items() if {"low", "high"} <= set(t.names)}
    return " UNION ALL ".join(_figure(kind, table) for kind, table in tables.items())


def _figure(kind: str, table: Table) -> str:
    unit = next((name for name in _UNITS if name in table.names), "NULL")
    return (
        f"SELECT id, '{kind}' AS kind, article_id, span_start, span_end, span_text,"
        f" low, high, low_bound, high_bound, {unit} AS unit FROM {table.name}"
    )


_LINKED = """(SELECT {join}(span_text, '; ') FROM (
    SELECT f.span_text FROM {links} l JOIN records f ON f.id = l.record_id
    WHERE l.claim_id = c.id ORDER BY f.span_start, f.id) AS linked)"""

_VERDICTS = """
SELECT m.record_id, r.kind, m.article_id, m.verdict, m.correction, m.note, m.at
FROM reviews m LEFT JOIN records r ON r.id = m.record_id
WHERE m.at = (SELECT max(l.at) FROM reviews l WHERE l.record_id = m.record_id)
"""

_CHECKLIST = """
SELECT c.id AS claim_id, c.checkworthiness, c.span_text AS claim,
  c.claimant_name, c.claimant_kind, c.claimant_role, c.claimant_affiliation,
  q.form AS quote_form, q.content_text AS quote,
  {figures} AS figures, {dates} AS dates,
  substr(a.text, CAST(c.sentence_start + 1 AS integer),
         CAST(c.sentence_end - c.sentence_start AS integer)) AS sentence,
  a.id AS article_id, a.title, a.publisher, a.published, a.url,
  c.types, c.cluster, c.confidence, v.verdict, v.note
FROM claims c JOIN articles a ON a.id = c.article_id
  LEFT JOIN quotes q ON q.id = c.quote LEFT JOIN verdicts v ON v.record_id = c.id
ORDER BY c.checkworthiness DESC, c.id
"""


def views(join: str) -> dict[str, str]:
    """Return the views' queries by name, each after those it reads.

    ``join`` is the database's aggregate that joins text.
    """
    figures = _LINKED.format(join=join, links="claim_figures")
    dates = _LINKED.format(join=join, links="claim_dates")
    return {
        "figures": _figures(),
        "verdicts": _VERDICTS.strip(),
        "checklist": _CHECKLIST.format(figures=figures, dates=dates).strip(),
    }
