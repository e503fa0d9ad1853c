"""The part of the package that no provider changes: copied byte for byte."""
