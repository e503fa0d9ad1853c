"""What becomes of a purchase when one exchange fails: one fault, one operation, one client."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import made_up
import pixelclients
from client.shop import WITH_TASKS, Shop, emulated

PROVIDERS = {
    "Gccai": ("gpt_image_2_official", {"prompt": "An owl"}),
    "DalleFormat": ("imagen4", {"prompt": "An owl"}),
    "OceanBase": ("generic", {"model": WITH_TASKS, "vendor": {"prompt": "An owl"}}),
    "Lumen": ("glow", {"prompt": "An owl"}),
    "Atelier": ("sketch", {"prompt": "An owl"}),
}
TASKS = ("Gccai", "OceanBase", "Lumen")
OPERATIONS = {
    "submit": tuple(PROVIDERS),
    "query": TASKS,
    "batch": ("Gccai", "Lumen"),
    "download": tuple(PROVIDERS),
}


class Seen(NamedTuple):
    """What the caller `got` (the class of an error, or what was asked for), what an error
    says was `charged`, where the id of the task is (`kept`; `raw`: somewhere in the reply
    that the error keeps; `lost`; "" where there is no task), how many purchases the
    provider counts (`paid`) and how many submissions reached it (`sent`)."""

    got: str
    charged: str
    task: str
    paid: int
    sent: int

    def __str__(self) -> str:
        charged = f", charged {self.charged}" if self.charged else ""
        id = f"; id {self.task}" if self.task else ""
        return f"{self.got}{charged}{id}; paid {self.paid}, sent {self.sent}"


def observe(name: str, operation: str, word: str, forever: bool, way: str) -> Seen:
    """One fault at one operation, once or as long as the client goes on asking."""
    shop = _shop(name)
    result: Any = None

    def fail() -> None:
        shop.emulator.script(word, operation=operation, forever=forever)

    try:
        result = shop.run(way, lambda client: STEPS[operation](client, name, fail))
    except _errors(name) as error:
        result = error
    account = shop.emulator.account
    ids = [made.task for made in account.submissions if made.task]
    assert account.leaks == 0
    return Seen(
        _got(result),
        _charged(result),
        _fate(result, ids),
        account.paid,
        account.requests.get("submit", 0),
    )


def _shop(name: str) -> Shop:
    return made_up.shop(name) if name in made_up.CLIENTS else emulated(name)


def _errors(name: str) -> Any:
    package = made_up.package() if name in made_up.CLIENTS else pixelclients
    return package.PixelError


def _submit(client: Any, name: str) -> Any:
    attribute, keywords = PROVIDERS[name]
    return getattr(client, attribute).submit(**keywords)


def _submitting(client: Any, name: str, fail: Callable[[], None]) -> Any:
    fail()
    return (yield _submit(client, name))


def _querying(client: Any, name: str, fail: Callable[[], None]) -> Any:
    task = yield _submit(client, name)
    fail()
    return (yield task.wait())


def _asking_together(client: Any, name: str, fail: Callable[[], None]) -> Any:
    tasks = []
    for _ in range(2):
        tasks.append((yield _submit(client, name)))
    fail()
    return (yield client.tasks.wait_all([task.id for task in tasks]))


def _downloading(client: Any, name: str, fail: Callable[[], None]) -> Any:
    task = yield _submit(client, name)
    images = yield task.wait()
    fail()
    with tempfile.TemporaryDirectory() as folder:
        try:
            yield images[0].save(Path(folder) / "owl")
        finally:
            left = [file.suffix for file in Path(folder).iterdir()]
            assert ".part" not in left
    return images[0]


STEPS: dict[str, Callable[[Any, str, Callable[[], None]], Any]] = {
    "submit": _submitting,
    "query": _querying,
    "batch": _asking_together,
    "download": _downloading,
}


def _got(result: Any) -> str:
    if isinstance(result, dict):
        return " and ".join(sorted({_got(one) for one in result.values()}))
    if isinstance(result, BaseException):
        return type(result).__name__
    kind = type(result).__name__.removeprefix("Async")
    if kind == "Image":
        return "the picture, with a notice" if result.notices else "the picture"
    return {"Images": "the pictures", "Task": "the task"}[kind]


def _charged(result: Any) -> str:
    if isinstance(result, dict):
        return " and ".join(sorted({_charged(one) for one in result.values()}))
    return str(getattr(result, "charged", ""))


def _fate(result: Any, ids: list[str]) -> str:
    if not ids:
        return ""
    if isinstance(result, dict):
        fates = {_fate(one, [name]) for name, one in result.items()}
        return " and ".join(sorted(fates))
    if isinstance(result, BaseException):
        known = [getattr(result, "task_id", None), *getattr(result, "task_ids", ())]
        if ids[0] in known:
            return "kept"
        return "raw" if ids[0] in repr(getattr(result, "raw", None)) else "lost"
    return "kept"
