"""Serving browser seats from the command line: what it prints, and how it ends."""

import http.cookiejar
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from .conftest import Shell


def served(shell: Shell, *words: str | Path) -> "subprocess.Popen[str]":
    """Start ``serve`` in another process."""
    command = [sys.executable, "-m", "facilitator.cli.main", "--lang", "en"]
    command += ["--db", str(shell.database), "serve", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def test_it_prints_a_link_for_each_seat_and_ends_with_ctrl_c(shell: Shell, planned: str) -> None:
    server = served(shell, "--host", "127.0.0.1", "--qr")
    try:
        assert server.stdout is not None
        printed = ""
        while "Ctrl+C" not in printed:
            line = server.stdout.readline()
            assert line, printed
            printed += line
        found = re.findall(r"^(.+?)  +(http://127\.0\.0\.1:\d+/join/[\w-]{22})", printed, re.M)
        links = dict(found)
        assert [name.strip() for name in links] == [
            "Facilitator’s page",
            "Wall",
            "Group 1",
            "Group 2",
        ]
        assert printed.count("█▀") > 4  # the codes
        jar = http.cookiejar.CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        with browser.open(next(iter(links.values())), timeout=10) as page:
            assert page.url.endswith("/seats/")
            assert links["Group 2"] in page.read().decode()
        server.send_signal(signal.SIGINT)
        rest, _nothing = server.communicate(timeout=10)
        assert server.returncode == 0
        assert rest.splitlines()[-1] == "The seats are closed. What was typed is kept."
    finally:
        server.kill()
        server.wait()
    assert "Traceback" not in printed + rest


def test_a_port_that_is_taken_is_refused_where_it_was_named(shell: Shell, planned: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        words = shell.refused("serve", "--host", "127.0.0.1", "--port", port)
    assert f"port {port} of 127.0.0.1" in words


def test_files_that_are_no_certificate_are_refused(
    shell: Shell, planned: str, tmp_path: Path
) -> None:
    path = tmp_path / "plan.toml"
    assert "no certificate" in shell.refused("serve", "--tls", path, path)
    assert "missing.pem" in shell.refused("serve", "--tls", path, tmp_path / "missing.pem")


def test_a_meeting_that_ended_long_ago_is_not_served(shell: Shell, planned: str) -> None:
    shell.ok("clock", "start")
    shell.ok("clock", "end")
    shell.wait(121)
    words = shell.refused("serve", "--host", "127.0.0.1")
    assert "ended more than two hours ago" in words


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl to make a key")
def test_with_a_certificate_it_serves_https(shell: Shell, planned: str, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-subj", "/CN=room", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    server = served(shell, "--host", "127.0.0.1", "--tls", certificate, key)
    try:
        assert server.stdout is not None
        printed = "".join(iter(lambda: server.stdout and server.stdout.readline(), "\n"))
        link = re.findall(r"https://127\.0\.0\.1:\d+/join/\S+", printed)[0]
        unchecked = ssl.create_default_context()
        unchecked.check_hostname = False
        unchecked.verify_mode = ssl.CERT_NONE
        asking = urllib.request.HTTPSHandler(context=unchecked)
        jar = urllib.request.HTTPCookieProcessor()
        with urllib.request.build_opener(asking, jar).open(link, timeout=10) as page:
            assert page.url.endswith("/seats/")
        assert all(cookie.secure for cookie in jar.cookiejar)
    finally:
        server.kill()
        server.communicate()
