"""What the client of OpenAI makes of the emulated DALL-E format aggregator: the page says
that the format is the same, and here is whoever knows that format best."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import openai
import pytest
from openai import OpenAI

from picture_size import seen
from pixelspec.testing import EmulatedProvider, emulated

Running = tuple[EmulatedProvider, OpenAI]


@pytest.fixture
def running() -> Iterator[Running]:
    with emulated("dalle-format", socket=True) as provider:
        address = f"{provider.base_url}/v1"
        with OpenAI(
            api_key="any", base_url=address, max_retries=0, timeout=5
        ) as client:
            yield provider, client


def test_it_buys_pictures_by_address(running: Running) -> None:
    provider, client = running
    found = client.images.generate(
        model="imagen4", prompt="A pond", extra_body={"aspect_ratio": "16:9"}
    )
    assert found.created > 0 and found.data
    assert all(one.url and one.b64_json is None for one in found.data)
    assert provider.account.paid == 1
    assert provider.account.submissions[0].written["aspect_ratio"] == "16:9"


def test_it_buys_pictures_in_base64(running: Running) -> None:
    _, client = running
    found = client.images.generate(
        model="imagen4", prompt="A pond", response_format="b64_json"
    )
    assert found.data
    for one in found.data:
        assert one.url is None and one.b64_json
        assert seen(base64.b64decode(one.b64_json))[0] == "png"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("400", openai.BadRequestError),
        ("401", openai.AuthenticationError),
        ("404", openai.NotFoundError),
        ("422", openai.UnprocessableEntityError),
        ("429 retry-after=7", openai.RateLimitError),
        ("503", openai.InternalServerError),
        ("html-502", openai.InternalServerError),
        ("reset", openai.APIConnectionError),
        ("close", openai.APIConnectionError),
    ],
)
def test_an_error_is_one_of_its_own(
    running: Running, fault: str, error: type[openai.APIError]
) -> None:
    provider, client = running
    provider.fault(fault)
    with pytest.raises(error) as caught:
        client.images.generate(model="imagen4", prompt="A pond")
    if isinstance(caught.value, openai.APIStatusError):
        assert str(caught.value.status_code) in fault
        after = caught.value.response.headers.get("retry-after", "")
        assert after == fault.partition("retry-after=")[2]
    assert provider.account.requests["submit"] == 1


def test_a_refusal_has_the_message_where_it_looks_for_one(running: Running) -> None:
    provider, client = running
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.generate(model="imagen4", prompt="A pond", size="1024x1024")
    assert isinstance(caught.value.body, dict)
    assert caught.value.body["message"] == "size is not a parameter of this model"
    assert provider.account.paid == 0


def test_it_asks_again_by_itself_and_may_pay_twice(running: Running) -> None:
    """Its usual settings repeat what failed after it was bought; ours never do."""
    provider, client = running
    provider.fault("reset")
    found = client.with_options(max_retries=2).images.generate(
        model="imagen4", prompt="A pond"
    )
    assert found.data and provider.account.paid == 2


def test_a_model_that_there_is_not(running: Running) -> None:
    _, client = running
    with pytest.raises(openai.APIStatusError) as caught:
        client.images.generate(model="dall-e-3", prompt="A pond")
    assert caught.value.status_code == 404
