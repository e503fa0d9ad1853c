"""Typed clients for image-generation APIs: Bailian, DalleFormat, Gccai, OceanBase
and Volcengine.
"""

from __future__ import annotations

from .runtime.lazy import exports

# What a type checker takes for true; `typing` itself loads longer than all the rest.
TYPE_CHECKING = False

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .runtime.errors import ApiError as ApiError
    from .bailian import AsyncBailian as AsyncBailian
    from .dalle_format import AsyncDalleFormat as AsyncDalleFormat
    from .gccai import AsyncGccai as AsyncGccai
    from .runtime.aclient import AsyncImage as AsyncImage
    from .runtime.aclient import AsyncImages as AsyncImages
    from .oceanbase import AsyncOceanBase as AsyncOceanBase
    from .runtime.aclient import AsyncPlan as AsyncPlan
    from .runtime.aclient import AsyncTask as AsyncTask
    from .volcengine import AsyncVolcengine as AsyncVolcengine
    from .runtime.errors import AuthError as AuthError
    from .bailian import Bailian as Bailian
    from .runtime.errors import ContentRefused as ContentRefused
    from .dalle_format import DalleFormat as DalleFormat
    from .runtime.events import Event as Event
    from .gccai import Gccai as Gccai
    from .runtime.client import Image as Image
    from .runtime.client import Images as Images
    from .runtime.errors import InvalidRequest as InvalidRequest
    from .runtime.errors import JournalError as JournalError
    from .runtime.errors import ModelUnavailable as ModelUnavailable
    from .runtime.errors import NotSent as NotSent
    from .oceanbase import OceanBase as OceanBase
    from .runtime.errors import OutOfCredit as OutOfCredit
    from .runtime.report import Outcome as Outcome
    from .runtime.errors import PixelError as PixelError
    from .runtime.sizes import Pixels as Pixels
    from .runtime.client import Plan as Plan
    from .runtime.errors import ProviderFault as ProviderFault
    from .runtime.errors import QueryFailed as QueryFailed
    from .runtime.errors import QuirkRefused as QuirkRefused
    from .runtime.errors import QuirkWarning as QuirkWarning
    from .runtime.errors import RateLimited as RateLimited
    from .runtime.errors import ReplyMismatch as ReplyMismatch
    from .runtime.report import Report as Report
    from .runtime.errors import ResultExpired as ResultExpired
    from .runtime.errors import SettingError as SettingError
    from .runtime.errors import SubmissionUnknown as SubmissionUnknown
    from .runtime.client import Task as Task
    from .runtime.errors import TaskFailed as TaskFailed
    from .runtime.errors import TaskTimeout as TaskTimeout
    from .volcengine import Volcengine as Volcengine
else:
    __getattr__ = exports(
        __package__,
        {
            "ApiError": "runtime.errors",
            "AsyncBailian": "bailian",
            "AsyncDalleFormat": "dalle_format",
            "AsyncGccai": "gccai",
            "AsyncImage": "runtime.aclient",
            "AsyncImages": "runtime.aclient",
            "AsyncOceanBase": "oceanbase",
            "AsyncPlan": "runtime.aclient",
            "AsyncTask": "runtime.aclient",
            "AsyncVolcengine": "volcengine",
            "AuthError": "runtime.errors",
            "Bailian": "bailian",
            "ContentRefused": "runtime.errors",
            "DalleFormat": "dalle_format",
            "Event": "runtime.events",
            "Gccai": "gccai",
            "Image": "runtime.client",
            "Images": "runtime.client",
            "InvalidRequest": "runtime.errors",
            "JournalError": "runtime.errors",
            "ModelUnavailable": "runtime.errors",
            "NotSent": "runtime.errors",
            "OceanBase": "oceanbase",
            "OutOfCredit": "runtime.errors",
            "Outcome": "runtime.report",
            "PixelError": "runtime.errors",
            "Pixels": "runtime.sizes",
            "Plan": "runtime.client",
            "ProviderFault": "runtime.errors",
            "QueryFailed": "runtime.errors",
            "QuirkRefused": "runtime.errors",
            "QuirkWarning": "runtime.errors",
            "RateLimited": "runtime.errors",
            "ReplyMismatch": "runtime.errors",
            "Report": "runtime.report",
            "ResultExpired": "runtime.errors",
            "SettingError": "runtime.errors",
            "SubmissionUnknown": "runtime.errors",
            "Task": "runtime.client",
            "TaskFailed": "runtime.errors",
            "TaskTimeout": "runtime.errors",
            "Volcengine": "volcengine",
        },
    )

__all__ = [
    "ApiError",
    "AsyncBailian",
    "AsyncDalleFormat",
    "AsyncGccai",
    "AsyncImage",
    "AsyncImages",
    "AsyncOceanBase",
    "AsyncPlan",
    "AsyncTask",
    "AsyncVolcengine",
    "AuthError",
    "Bailian",
    "ContentRefused",
    "DalleFormat",
    "Event",
    "Gccai",
    "Image",
    "Images",
    "InvalidRequest",
    "JournalError",
    "ModelUnavailable",
    "NotSent",
    "OceanBase",
    "OutOfCredit",
    "Outcome",
    "PixelError",
    "Pixels",
    "Plan",
    "ProviderFault",
    "QueryFailed",
    "QuirkRefused",
    "QuirkWarning",
    "RateLimited",
    "ReplyMismatch",
    "Report",
    "ResultExpired",
    "SettingError",
    "SubmissionUnknown",
    "Task",
    "TaskFailed",
    "TaskTimeout",
    "Volcengine",
]
