"""Volcengine Ark: what all its models share."""

from .client import AsyncVolcengine as AsyncVolcengine
from .client import Volcengine as Volcengine
