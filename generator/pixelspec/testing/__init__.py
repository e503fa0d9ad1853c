"""An emulated provider for the tests of whoever buys pictures.

It answers as the provider's page says, costs nothing, and fails by name:

    from pixelclients import Gccai
    from pixelspec.testing import emulated

    def test_a_lost_reply_is_no_second_purchase():
        with emulated("gccai") as provider:
            provider.fault("reset", on="submit")
            with Gccai(**provider.settings) as client, pytest.raises(SubmissionUnknown):
                client.gpt_image_2_official.generate(prompt="A castle")
            assert provider.account.paid == 1

In process it needs httpx2, which a generated client has anyway; `socket=True` serves any
client in any language. The fixture `pixelspec_emulator` is `emulated` for pytest.
"""

from pixelspec.testing.emulated import emulated
from pixelspec.testing.provider import EmulatedProvider

__all__ = ["EmulatedProvider", "emulated"]
