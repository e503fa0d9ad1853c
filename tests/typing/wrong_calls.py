"""Wrong calls, blocking: what each type checker says stands beside the line."""

from __future__ import annotations

from pixelclients import DalleFormat, Gccai, OceanBase


def gpt(client: Gccai) -> None:
    model = client.gpt_image_2_official
    model.generate(prompt="An owl", size="16:10")  # E: size
    model.generate(prompt="An owl", size="1000x1000")  # E: size
    model.generate(prompt="An owl", size=1024)  # E: size
    model.generate()  # E: prompt
    model.generate(size="16:9")  # E: prompt
    model.generate(prompt=None)  # E: prompt
    model.generate("An owl")  # E: positional
    model.generate(prompt="An owl", n="4")  # E: n
    model.generate(prompt="An owl", n=1.5)  # E: n
    model.generate(prompt="An owl", seed=7)  # E: seed
    model.generate(prompt="An owl", qualty="high")  # E: qualty
    model.generate(prompt="An owl", quality="best")  # E: quality
    model.generate(prompt="An owl", model="other")  # E: model
    model.generate(prompt="An owl", timeout=60)  # E: timeout
    model.generate(prompt="An owl", deadline=60)  # E: deadline
    model.generate(prompt="An owl", quirks="warn")  # E: quirks
    model.generate(prompt="An owl", extra_body={})  # E: extra_body
    model.generate(prompt="An owl", image_urls="https://a.test")  # E: image_urls
    model.generate(prompt="An owl", image_urls=[7])  # E: item | image_urls


def other_verbs(client: Gccai) -> None:
    model = client.gpt_image_2_official
    model.submit(prompt="An owl", size="16:10")  # E: size
    model.submit(size="16:9")  # E: prompt
    model.plan(prompt="An owl", resolution="8k")  # E: resolution
    model.plan(promt="An owl")  # E: promt


def options(client: Gccai) -> None:
    model = client.gpt_image_2_official
    model.with_options(quirks="alow")  # E: quirks
    model.with_options(retries=3)  # E: retries
    model.with_options(timeout="60")  # E: timeout
    model.with_options(deadline=9).generate(prompt="An owl", size="7:5")  # E: size
    Gccai(apikey="k")  # E: apikey
    Gccai(api_key=7)  # E: api_key
    Gccai(quirks="none")  # E: quirks


def results(client: Gccai) -> None:
    images = client.gpt_image_2_official.generate(prompt="An owl")
    images.wait()  # E: wait
    print(images[0].cost)  # E: cost
    print(client.gpt_image_3)  # E: gpt_image_3
    client.tasks.get(7)  # E: str
    task = client.gpt_image_2_official.submit(prompt="An owl")
    task.wait(5)  # E: positional
    task.wait(timeout=5)  # E: timeout


def others(dalle: DalleFormat, gateway: OceanBase, gccai: Gccai) -> None:
    dalle.imagen4.generate(prompt="An owl", aspect_ratio="21:9")  # E: aspect_ratio
    dalle.imagen4.generate(prompt="An owl", size="16:9")  # E: size
    dalle.imagen4.generate(prompt="An owl", response_format="b64")  # E: response_format
    gateway.generic.generate(vendor={"prompt": "An owl"})  # E: model
    gateway.generic.generate(model="some", prompt="An owl")  # E: prompt
    gateway.generic.generate(model="some", vendor=[1])  # E: vendor
    gccai.imagen_4_0_gccai.generate(prompt="An owl", size="3:2")  # E: size
    gccai.imagen_4_0_gccai.generate(prompt="An owl", quality="high")  # E: quality
