"""A provider that behaves as its page says, made from the model alone."""
