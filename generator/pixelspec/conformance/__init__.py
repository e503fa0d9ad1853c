"""What the generated checks are made with: promises of a page, and the bench they run on."""

from pixelspec.conformance.bench import Bench
from pixelspec.conformance.promise import promise
from pixelspec.conformance.raising import raises
from pixelspec.conformance.subject import Exchange, Subject

__all__ = ["Bench", "Exchange", "Subject", "promise", "raises"]
