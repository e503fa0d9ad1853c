"""A review as text, as Markdown, as JSON and as annotations: one module a format."""
