"""How much the generated checks notice: every fact is made false, once in the emulator and
once in the client, and a check that names the fact has to fail.

A fact is a leaf of the model that says something, and a name that stands on the wire. What
the page does not say (no value, an empty text, an empty list) is no fact.

Prose are the leaves that no program acts upon: titles, docs, notes, the texts of gaps and
conflicts, places on a page, the pages themselves, how far a fact is trusted, where the key
comes from, evidence, examples and waivers: see `prose.PROSE`. They are not flipped one by
one but all at once, and proved to change nothing. Anything else is flipped by itself.
"""
