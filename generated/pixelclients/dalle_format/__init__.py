"""DALL-E format aggregator: what all its models share."""

from .client import AsyncDalleFormat as AsyncDalleFormat
from .client import DalleFormat as DalleFormat
