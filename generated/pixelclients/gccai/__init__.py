"""GCCAI: what all its models share."""

from .client import AsyncGccai as AsyncGccai
from .client import Gccai as Gccai
