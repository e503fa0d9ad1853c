"""Two models -> what changed for callers and for the bill, each change with its witness."""
