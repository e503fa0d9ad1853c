"""How pytest runs these files: against the emulated providers, or against a real one.

Made by pixelspec.
"""

from pixelspec.conformance.plugin import bench as bench
from pixelspec.conformance.plugin import pytest_addoption as pytest_addoption
from pixelspec.conformance.plugin import pytest_configure as pytest_configure
from pixelspec.conformance.plugin import pytest_generate_tests as pytest_generate_tests
from pixelspec.conformance.plugin import (
    pytest_runtest_makereport as pytest_runtest_makereport,
)
from pixelspec.conformance.plugin import pytest_sessionfinish as pytest_sessionfinish
from pixelspec.conformance.plugin import (
    pytest_terminal_summary as pytest_terminal_summary,
)
