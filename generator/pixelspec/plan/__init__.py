"""Model to views: every name, type, import, order and line of the output is decided here."""
