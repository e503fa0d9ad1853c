"""Edits of specs as the pages call for them, for the count of what they change downstream."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Edit:
    """A change that a page's change calls for: lines of a spec, and what comes instead."""

    what: str
    file: str
    changes: tuple[tuple[str, str], ...]


GPT, IMAGEN = "gccai/gpt-image-2-official", "gccai/imagen-4.0-gccai"
GCCAI, DALLE, GATEWAY = "gccai/provider", "dalle-format/imagen4", "oceanbase/provider"


def edit(what: str, file: str, *changes: tuple[str, str]) -> Edit:
    return Edit(what, file, changes)


EDITS = (
    edit("a cell", GPT, ("[1536x864, 2048x1152,", "[1568x880, 2048x1152,")),
    edit("a cell of a table of one axis", DALLE, ("896x1280", "912x1296")),
    edit("an alternative", GPT, ("[2016x864, 2688", "[[2016x864, 2032x864], 2688")),
    edit(
        "a default",
        GPT,
        (
            "    default: auto\n    values:\n      auto: The usual strength.",
            "    default: low\n    values:\n      auto: The usual strength.",
        ),
    ),
    edit(
        "a word with its note",
        GPT,
        (
            "      high: Highest precision.\n",
            "      high: Highest precision.\n      ultra: Sharper still.\n",
        ),
    ),
    edit("a range", GPT, ("range: [1, 4]", "range: [1, 8]")),
    edit(
        "a quirk",
        GPT,
        (
            "  high-4k-slow:\n",
            "  webp-is-slow:\n    when:\n      output_format: webp\n    effect: slow\n"
            "    at: body.output_format\n  high-4k-slow:\n",
        ),
    ),
    edit(
        "a quirk on a parameter that has one",
        GPT,
        (
            "  high-4k-slow:\n",
            "  medium-billed:\n    when:\n      quality: medium\n    effect: billed\n"
            "    at: body.quality.medium\n  high-4k-slow:\n",
        ),
    ),
    edit(
        "a doc",
        GPT,
        (
            "doc: The tier that a ratio is drawn at.",
            "doc: The tier at which a ratio is drawn.",
        ),
    ),
    edit("a note", GPT, ("low: Fast and cheap, for drafts.", "low: Fast and rough.")),
    edit(
        "an error",
        GCCAI,
        (
            "  rate-limited:\n",
            '  busy:\n    http: 500\n    means: provider-fault\n    charged: "no"\n'
            "    at: tasks#errors.500\n  rate-limited:\n",
        ),
    ),
    edit("the pace of polling", GCCAI, ("  deadline: 180", "  deadline: 240")),
    edit(
        "a parameter",
        GPT,
        (
            "  mask_url:\n    type: url\n",
            "  seed:\n    type: integer\n    doc: Repeats a picture.\n    at: body.seed\n"
            "  mask_url:\n    type: url\n",
        ),
    ),
    edit(
        "a ratio goes",
        GPT,
        ('      "2:1": Landscape, for web banners.\n', ""),
        ('    "2:1": [2048x1024, 2688x1344, 3840x1920]\n', ""),
    ),
    edit("a ratio goes that has no pixels", IMAGEN, ('      "3:4": Portrait.\n', "")),
    edit("an effect", GPT, ("effect: downgraded", "effect: substituted")),
    edit(
        "a place", GPT, ("at: body.background.transparent", "at: body.background.note")
    ),
    edit(
        "a rule",
        GPT,
        (
            "rules:\n",
            "rules:\n  mask-bars-auto:\n    given: mask_url\n"
            "    excludes: moderation\n    at: body.mask_url.note\n",
        ),
    ),
    edit(
        "a gap is closed",
        GPT,
        (
            '  auto-at-4k:\n    open: "whether auto works at 4k, which'
            ' is stated for the 15 ratios only"\n    when:\n      size: auto\n'
            "      resolution: 4k\n    at: body.resolution.4k\n",
            "",
        ),
    ),
    edit(
        "a state",
        GATEWAY,
        (
            "  FAILED:\n",
            "  EXPIRED:\n    means: failed\n"
            "    at: bailian#task.states\n  FAILED:\n",
        ),
    ),
    edit("a title", IMAGEN, ("title: ", "title: New ")),
    edit(
        "an address",
        GCCAI,
        (
            'address: "https://gccai.heqingsong.uk"\n',
            'address: "https://api.heqingsong.uk"\n',
        ),
    ),
)
