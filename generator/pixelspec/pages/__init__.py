"""The text of a documentation page: its blocks, the facts they back, and what changed."""
