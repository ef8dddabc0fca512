"""Who a source is: names, roles and genders, resolved over plain columns of words, no spaCy."""
