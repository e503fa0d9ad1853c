"""Python names for what providers call otherwise."""

from __future__ import annotations

import keyword
import re
import unicodedata

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider

# Attributes of the runtime's clients and modules beside a model's own, which no model's
# attribute may hide.
_RESERVED_ATTRIBUTES = frozenset(
    {"aclient", "client", "close", "home", "lazy", "map", "plan", "provider", "replies"}
    | {"settle", "tasks", "unsettled"}
)

# Names of a generated module that a parameter's own type must leave alone.
_RESERVED_CLASSES = frozenset(
    {"Annotated", "Any", "Binding", "Field", "Given", "Iterator", "Literal", "Problem"}
    | {"Quirk", "Remark", "Request", "Table", "TypeAliasType", "Uncheckable"}
    | {"Price", "Reference", "Unsupported", "Pixels", "Sizes", "Mode", "Ending"}
    | {"Advice", "Implied", "PROVIDER", "TABLE", "BINDING"}
)

# Names that the package has beside its clients, and that their modules need.
_RESERVED_CLIENTS = frozenset(
    {"ApiError", "AuthError", "Client", "ContentRefused", "Doubt", "Endpoint", "Event"}
    | {"Image", "Images", "InvalidRequest", "JournalError", "ModelUnavailable"}
    | {"NotSent", "OutOfCredit", "Outcome", "PixelError", "Pixels", "Plan"}
    | {"ProgressBar", "ProviderFault", "QueryFailed"}
    | {"QuirkRefused", "QuirkWarning", "RateLimited", "ReplyMismatch", "Report"}
    | {"ResultExpired", "SettingError", "Settings", "SubmissionUnknown", "Task"}
    | {"TaskFailed", "TaskTimeout", "Unpack"}
)

# Names that pydantic gives a model of its own, and names that Python methods use.
_RESERVED_KEYWORDS = re.compile(
    r"model_.*|copy|dict|json|schema|construct|validate|parse_(obj|raw|file)"
    r"|(update_forward|schema)_.*|from_orm|self|cls"
    r"|str|int|float|bool|list|object"
)

# Where a word begins inside a name in camel case.
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def identifier(text: str) -> str:
    """`gpt_image_2_official` for `gpt-image-2-official`, `aspect_ratio` for `aspectRatio`:
    lower case, never a keyword.

    Never private either: pydantic takes no field that begins with an underscore.
    """
    plain = _CAMEL.sub("_", unicodedata.normalize("NFKC", text))
    name = re.sub(r"[^0-9A-Za-z]+", "_", plain).strip("_").lower() or "unnamed"
    name = f"n{name}" if name[0].isdigit() else name
    return (
        f"{name}_" if keyword.iskeyword(name) or keyword.issoftkeyword(name) else name
    )


def parameter_keyword(name: str) -> str:
    """The caller's keyword of a parameter, free of what pydantic keeps for itself."""
    plain = identifier(name)
    return f"{plain}_" if _RESERVED_KEYWORDS.fullmatch(plain) else plain


def attribute(endpoint: Endpoint) -> str:
    """The attribute of a model on its client, and its module."""
    name = identifier(endpoint.name)
    return f"{name}_" if name in _RESERVED_ATTRIBUTES else name


def reply_constant(name: str) -> str:
    return f"{identifier(name).upper().strip('_')}_REPLY"


def camel_case(text: str) -> str:
    """`GptImage2Official` for `gpt-image-2-official`."""
    return "".join(word[:1].upper() + word[1:] for word in identifier(text).split("_"))


def type_alias(parameter_name: str) -> str:
    """The type of a size parameter: `Size`, `AspectRatio`."""
    name = camel_case(parameter_name)
    taken = name in _RESERVED_CLASSES or keyword.iskeyword(name)
    return f"{name}Choice" if taken else name


def provider_module(provider: Provider) -> str:
    name = identifier(provider.id)
    return f"{name}_" if name == "runtime" else name


def client_class(provider: Provider) -> str:
    """`Gccai`, `DalleFormat`; `OceanBase` where the title spells the id in mixed case."""
    spelled = provider.title.split(" ")[0]
    mixed = (
        spelled.isidentifier() and not spelled.isupper() and spelled != spelled.lower()
    )
    alike = mixed and spelled.isascii() and spelled.lower() == provider.id
    name = spelled if alike else camel_case(provider.id)
    if name.startswith("Async"):  # as the twins of all clients do
        return f"Client{name}"
    taken = name in _RESERVED_CLIENTS or keyword.iskeyword(name)
    return f"{name}Client" if taken else name


def address_variable(provider: Provider) -> str:
    """`GCCAI_BASE_URL` beside `GCCAI_API_KEY`."""
    return f"{provider.auth.env.removesuffix('_API_KEY')}_BASE_URL"
