"""Alibaba Cloud Model Studio (Bailian): what all its models share."""

from .client import AsyncBailian as AsyncBailian
from .client import Bailian as Bailian
