"""A provider as an OpenAPI document: what that format can say, and the rest beside it."""
