"""Judges messages by schemas/messages, independently of the code.

usage: judge.py SCHEMA_FOLDER < lines of {"schema": NAME, "body": VALUE}
Prints one line each: "valid", or the first complaint.
"""

import datetime
import json
import pathlib
import re
import sys

import jsonschema

OFFSET = re.compile(r"(?:[Zz]|[+-](\d{2}):(\d{2}))$")


def is_possible_time(text):
    if not isinstance(text, str):
        return True
    offset = OFFSET.search(text)
    if offset is None or (offset[1] and (int(offset[1]) > 23 or int(offset[2]) > 59)):
        return False
    try:
        datetime.datetime.strptime(text[:10] + "T" + text[11:19], "%Y-%m-%dT%H:%M:%S")
    except ValueError:
        return False
    return text[17:19] <= "59"


def bundled(folder, name):
    """The schema with the shared definitions inside, so that any jsonschema 4 can follow its references."""
    schema = re.sub(r'"(\.\./)?common\.json#/', '"#/', (folder / f"{name}.json").read_text())
    return json.loads(schema) | {"$defs": json.loads((folder / "common.json").read_text())["$defs"]}


def main():
    folder = pathlib.Path(sys.argv[1])
    validators = {}
    checker = jsonschema.FormatChecker(formats=[])
    checker.checkers["date-time"] = (is_possible_time, ())
    for line in sys.stdin:
        case = json.loads(line)
        name = case["schema"]
        if name not in validators:
            validators[name] = jsonschema.Draft202012Validator(bundled(folder, name), format_checker=checker)
        error = next(validators[name].iter_errors(case["body"]), None)
        print("valid" if error is None else f"{error.json_path}: {error.validator}")


main()
