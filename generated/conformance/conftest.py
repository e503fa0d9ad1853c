"""How pytest runs these files: against the emulated providers, or against a real one.

Made by pixelspec.
"""

from pixelspec.conformance.plugin import bench as bench
from pixelspec.conformance.plugin import pytest_addoption as pytest_addoption
from pixelspec.conformance.plugin import pytest_configure as pytest_configure
from pixelspec.conformance.plugin import pytest_generate_tests as pytest_generate_tests
