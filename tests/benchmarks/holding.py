"""What saving a picture of 8 MiB adds to the peak memory of a process: at most 3 MiB."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from timing import verdict

ALLOWED_MIB = 3.0
LARGE = 8 * 1024 * 1024
SAVE = """
import resource, sys
from pathlib import Path
from pixelclients.runtime.blocking import Driver
from pixelclients.runtime.picture_effects import Save, keep
driver = Driver({})
def save(size):
    effect = Save(f"{sys.argv[1]}/{size}", 60.0, 1 << 30, Path(f"{size}.png"))
    return driver.run(keep(effect))
save(1024)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
save(int(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


class _Pictures(BaseHTTPRequestHandler):
    """Serves as many bytes as the path says."""

    def do_GET(self) -> None:
        size = int(self.path.rpartition("/")[2])
        self.send_response(200)
        self.send_header("Content-Length", str(size))
        self.end_headers()
        self.wfile.write(b"\x89PNG\r\n\x1a\n" + bytes(size - 8))

    def log_message(self, format: str, *args: object) -> None:
        """Nobody listens."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pictures)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory() as folder:
        grown = [_grown(address, Path(folder)) for _ in range(asked.runs)]
    server.shutdown()
    return 0 if verdict("peak memory", median(grown), ALLOWED_MIB, " MiB") else 1


def _grown(address: str, folder: Path) -> float:
    """MiB that one process needed more for the large picture than for a small one."""
    command = [sys.executable, "-c", SAVE, address, str(LARGE)]
    said = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    return int(said) / 1024


if __name__ == "__main__":
    sys.exit(main())
