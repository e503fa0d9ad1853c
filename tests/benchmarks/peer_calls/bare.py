"""The same calls by hand, with httpx2 and pydantic."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbs import PROMPT, clocked, hold, run

if TYPE_CHECKING:
    import httpx2

TASK = "/api/v1/services/aigc/text2image/image-synthesis"
SOCKETS = 64


def ready() -> None:
    import httpx2
    import pydantic

    _ = httpx2, pydantic


def reply(api: str) -> None:
    import httpx2
    from pydantic import BaseModel

    class Request(BaseModel):
        model: str = "imagen4"
        prompt: str
        aspect_ratio: str

    class Picture(BaseModel):
        url: str

    class Reply(BaseModel):
        created: int
        data: list[Picture]

    request = Request(prompt=PROMPT, aspect_ratio="16:9")
    with httpx2.Client(timeout=600) as client:
        answer = client.post(f"{api}/v1/images/generations", json=request.model_dump())
        answer.raise_for_status()
        assert Reply.model_validate_json(answer.content).data[0].url


def task(api: str) -> None:
    _task(api, None)


def deliver(api: str) -> None:
    _task(api, Path("picture.png"))


def _task(api: str, target: Path | None) -> None:
    import httpx2

    order, reply = _shapes()
    key = {"authorization": "Bearer k"}
    with httpx2.Client(timeout=60) as client:
        answer = client.post(
            api + TASK,
            json=order.model_dump(),
            headers={**key, "x-dashscope-async": "enable"},
        )
        answer.raise_for_status()
        output = reply.model_validate_json(answer.content).output
        while output.task_status in ("PENDING", "RUNNING"):
            answer = client.get(f"{api}/api/v1/tasks/{output.task_id}", headers=key)
            answer.raise_for_status()
            output = reply.model_validate_json(answer.content).output
        url = output.choices[0].message.content[0].image
        if target:
            _save(client, url, target)


def _shapes() -> tuple[Any, Any]:
    """An order, and the class of what comes back."""
    from pydantic import BaseModel

    class Input(BaseModel):
        prompt: str

    class Parameters(BaseModel):
        size: str
        n: int

    class Request(BaseModel):
        model: str = "wan2.5-t2i-preview"
        input: Input
        parameters: Parameters

    class Part(BaseModel):
        image: str

    class Message(BaseModel):
        content: list[Part]

    class Choice(BaseModel):
        message: Message

    class Output(BaseModel):
        task_id: str
        task_status: str
        choices: list[Choice] = []

    class Reply(BaseModel):
        output: Output

    parameters = Parameters(size="1280*1280", n=1)
    return Request(input=Input(prompt=PROMPT), parameters=parameters), Reply


def _save(client: httpx2.Client, url: str, target: Path) -> None:
    with client.stream("GET", url) as answer, target.open("wb") as file:
        answer.raise_for_status()
        for chunk in answer.iter_bytes():
            file.write(chunk)


def hold_address(server: str) -> None:
    import httpx2

    client = httpx2.Client()
    url = f"{server}/address/v1/images/generations"

    def save(size: int) -> None:
        reply = client.post(url, json={"prompt": str(size)}).json()
        _save(client, reply["data"][0]["url"], Path("picture"))

    hold(save)


def hold_base64(server: str) -> None:
    from base64 import b64decode

    import httpx2

    client = httpx2.Client()
    url = f"{server}/base64/v1/images/generations"

    def save(size: int) -> None:
        reply = client.post(url, json={"prompt": str(size)}).json()
        Path("picture").write_bytes(b64decode(reply["data"][0]["b64_json"]))

    hold(save)


def fleet(api: str, count: str, first: str, every: str, folder: str = "") -> None:
    """Httpx2 alone behind a semaphore: no model of pydantic, no checks, no retries."""
    import asyncio

    asyncio.run(_fleet(api, int(count), (float(first), float(every)), folder))


async def _fleet(api: str, count: int, pace: tuple[float, float], folder: str) -> None:
    import asyncio

    import httpx2

    body = {"model": "gpt-image-2-official", "prompt": PROMPT, "size": "16:9"}
    semaphore = asyncio.Semaphore(SOCKETS)
    key = {"authorization": "Bearer k"}
    async with httpx2.AsyncClient(timeout=60) as client:

        async def one(number: int) -> None:
            async with semaphore:
                url = f"{api}/v1/images/generations"
                answer = await client.post(url, json=body, headers=key)
            name = answer.json()["data"][0]["task_id"]
            await asyncio.sleep(pace[0])
            while True:
                async with semaphore:
                    answer = await client.get(f"{api}/v1/tasks/{name}", headers=key)
                data = answer.json()["data"]
                if data["status"] == "completed":
                    break
                await asyncio.sleep(pace[1])
            url = data["result"]["images"][0]["url"][0]
            if folder:
                async with semaphore:
                    await fetch(url, Path(folder, f"{number}.png"))

        async def fetch(url: str, target: Path) -> None:
            async with client.stream("GET", url) as answer:
                with target.open("wb") as file:
                    async for chunk in answer.aiter_bytes():
                        file.write(chunk)

        async def buy() -> None:
            await asyncio.gather(*map(one, range(count)))

        await one(0)
        await clocked(buy)


run(
    {
        "ready": ready,
        "reply": reply,
        "task": task,
        "deliver": deliver,
        "hold-address": hold_address,
        "hold-base64": hold_base64,
        "fleet": fleet,
    }
)
