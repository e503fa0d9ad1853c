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
    from .bailian.aclient import AsyncBailian as AsyncBailian
    from .dalle_format.aclient import AsyncDalleFormat as AsyncDalleFormat
    from .gccai.aclient import AsyncGccai as AsyncGccai
    from .runtime.atasks import AsyncImage as AsyncImage
    from .runtime.atasks import AsyncImages as AsyncImages
    from .oceanbase.aclient import AsyncOceanBase as AsyncOceanBase
    from .runtime.atasks import AsyncPlan as AsyncPlan
    from .runtime.atasks import AsyncTask as AsyncTask
    from .volcengine.aclient import AsyncVolcengine as AsyncVolcengine
    from .runtime.errors import AuthError as AuthError
    from .bailian.client import Bailian as Bailian
    from .runtime.errors import ContentRefused as ContentRefused
    from .dalle_format.client import DalleFormat as DalleFormat
    from .runtime.doubts import Doubt as Doubt
    from .runtime.events import Event as Event
    from .gccai.client import Gccai as Gccai
    from .runtime.tasks import Image as Image
    from .runtime.tasks import Images as Images
    from .runtime.errors import InvalidRequest as InvalidRequest
    from .runtime.errors import JournalError as JournalError
    from .runtime.errors import ModelUnavailable as ModelUnavailable
    from .runtime.errors import NotSent as NotSent
    from .oceanbase.client import OceanBase as OceanBase
    from .runtime.errors import OutOfCredit as OutOfCredit
    from .runtime.report import Outcome as Outcome
    from .runtime.errors import PixelError as PixelError
    from .runtime.sizes import Pixels as Pixels
    from .runtime.tasks import Plan as Plan
    from .runtime.progress import ProgressBar as ProgressBar
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
    from .runtime.tasks import Task as Task
    from .runtime.errors import TaskFailed as TaskFailed
    from .runtime.errors import TaskTimeout as TaskTimeout
    from .volcengine.client import Volcengine as Volcengine
else:
    __getattr__ = exports(
        __package__,
        {
            "ApiError": "runtime.errors",
            "AsyncBailian": "bailian.aclient",
            "AsyncDalleFormat": "dalle_format.aclient",
            "AsyncGccai": "gccai.aclient",
            "AsyncImage": "runtime.atasks",
            "AsyncImages": "runtime.atasks",
            "AsyncOceanBase": "oceanbase.aclient",
            "AsyncPlan": "runtime.atasks",
            "AsyncTask": "runtime.atasks",
            "AsyncVolcengine": "volcengine.aclient",
            "AuthError": "runtime.errors",
            "Bailian": "bailian.client",
            "ContentRefused": "runtime.errors",
            "DalleFormat": "dalle_format.client",
            "Doubt": "runtime.doubts",
            "Event": "runtime.events",
            "Gccai": "gccai.client",
            "Image": "runtime.tasks",
            "Images": "runtime.tasks",
            "InvalidRequest": "runtime.errors",
            "JournalError": "runtime.errors",
            "ModelUnavailable": "runtime.errors",
            "NotSent": "runtime.errors",
            "OceanBase": "oceanbase.client",
            "OutOfCredit": "runtime.errors",
            "Outcome": "runtime.report",
            "PixelError": "runtime.errors",
            "Pixels": "runtime.sizes",
            "Plan": "runtime.tasks",
            "ProgressBar": "runtime.progress",
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
            "Task": "runtime.tasks",
            "TaskFailed": "runtime.errors",
            "TaskTimeout": "runtime.errors",
            "Volcengine": "volcengine.client",
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
    "Doubt",
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
    "ProgressBar",
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
