"""A client for the real `yaml-language-server`, which stands behind YAML in most editors: LSP over standard streams."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

SERVER = "yaml-language-server"
WAIT = 30.0


def command() -> list[str] | None:
    """How the server is started: named by WHITECELL_YAML_SERVER or found on the PATH; None if it is not here."""
    named = os.environ.get("WHITECELL_YAML_SERVER") or shutil.which(SERVER)
    return [named, "--stdio"] if named else None


class LanguageServer:
    """One running server that has been told of nothing but the folder it works in."""

    def __init__(self, started: list[str], folder: Path) -> None:
        self._process = subprocess.Popen(started, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._answers: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._asked = 0
        self._told: dict[str, list[dict[str, Any]]] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities={"textDocument": {"hover": {}}})
        self._send({"method": "initialized", "params": {}})
        # No catalogue of schemas from the network: what is tested is what works offline.
        settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}}
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})

    def open(self, path: Path, text: str) -> None:
        """Show a file's text to the server."""
        item = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": item}})

    def complete(self, path: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What is offered at a place (both counted from 0), by its label."""
        answer = self.ask("textDocument/completion", **_place(path, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: item for item in items}

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown over a place."""
        answer = self.ask("textDocument/hover", **_place(path, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def diagnostics(self, path: Path) -> list[dict[str, Any]]:
        """The first word of the server on what is wrong with a file."""
        while path.as_uri() not in self._told:
            self._next()
        return self._told[path.as_uri()]

    def ask(self, method: str, **params: Any) -> Any:
        """Ask, and wait for the answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            answer = self._next()
            if answer.get("id") == self._asked and "method" not in answer:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def _next(self) -> dict[str, Any]:
        message = self._answers.get(timeout=WAIT)
        assert message is not None, "the language server has ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            self._told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:  # it asks for settings or registers itself: nothing to say
            count = len(message.get("params", {}).get("items", []))
            self._send({"id": message["id"], "result": [None] * count if count else None})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while head := stream.readline():
            length = 0
            while head.strip():
                name, _, value = head.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                head = stream.readline()
            self._answers.put(json.loads(stream.read(length)))
        self._answers.put(None)


def _place(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
