"""Dates, times, durations and sets of news English, by the TIMEX3 guidelines (TimeML 1.2.1).

Text goes in, `Timex` values with offsets come out; nothing here knows spaCy. The steps of the flow:
`finding` scans a block once and tries the rules that a word may begin (`absolute`, `periods`,
`holidays`, `clock`, `named`, `relative`, `durations`, `distances`, `sets`), `modifiers` widens what
was found to the left, `joining` ties parts to wholes (“the third quarter of” “last year”),
`resolving` fills what the words leave open from the publication date, the tense of the verb and the
last date mentioned.
"""
