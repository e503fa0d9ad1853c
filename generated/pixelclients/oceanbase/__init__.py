"""OceanBase Cloud AI gateway: what all its models share."""

from .client import AsyncOceanBase as AsyncOceanBase
from .client import OceanBase as OceanBase
