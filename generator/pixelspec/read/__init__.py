"""Text and files into trees whose every key and value knows its place."""
