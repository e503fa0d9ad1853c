"""From a tree to what it means: the model of a provider or of one of its models."""
