"""Records laid flat: their fields as columns, for tables of every sort."""
