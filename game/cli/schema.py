"""`whitecell schema`: the scenario language as JSON Schema, for editors that complete and explain while one writes."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from game.cli.errors import FINE

_EPILOG = """\
Without --out the schema of scenario.yaml is printed; --out FILE writes it to a file. --out FOLDER writes a schema for
each kind of file. Editors that use the YAML language server (VS Code with the YAML extension and many others) then
complete, explain and check a scenario's files by one line at their top:
  in scenario.yaml        # yaml-language-server: $schema=.schema/scenario.json
  in events.yaml          # yaml-language-server: $schema=.schema/events.json
  in events/border.yaml   # yaml-language-server: $schema=../.schema/events.json
In a scenario that extends another one it is .schema/variant_events.json and so on.
With the name of a SCENARIO editors also offer its ids: write the schemas again when there are many new ones.

example:
  whitecell schema my_scenario --out my_scenario/.schema/
  whitecell schema --out scenario.schema.json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", nargs="?", metavar="SCENARIO", help="the scenario whose ids editors shall offer")
    parser.add_argument("--out", metavar="PATH", help="a file to write; or a folder (existing, or with a / at its end)")
    parser.epilog = _EPILOG


def run(args: argparse.Namespace) -> int:
    """Exit 0; 2 if the scenario cannot be read."""
    from game.cli.scenarios import gathered
    from game.scenario.schema.document import schema_document, schema_files
    from game.scenario.schema.names import NAMELESS, names_of

    names = NAMELESS if args.scenario is None else names_of(gathered(args.scenario))
    if args.out is None:
        print(text_of(schema_document(names)), end="")
    elif args.out.endswith(("/", "\\")) or Path(args.out).is_dir():
        folder = Path(args.out)
        folder.mkdir(parents=True, exist_ok=True)
        files = schema_files(names)
        for name, schema in files.items():
            _write(folder / name, schema)
        print(f"{folder.as_posix()}: {len(files)} schemas")
    else:
        _write(Path(args.out), schema_document(names))
    return FINE


def _write(path: Path, schema: dict[str, Any]) -> None:
    from game.cli.files import check_targets, write

    check_targets(str(path))
    write(str(path), text_of(schema))


def text_of(schema: dict[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False) + "\n"
