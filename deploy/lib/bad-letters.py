#!/usr/bin/env python3
"""Writes samples of messages that must die: bad-letters.py BAD.ndjson COUNT >samples/bad.ndjson

Eighteen kinds of mistake, COUNT letters of each: those of deploy/samples/bad.ndjson that can be told apart by their
bytes, and alerts whose fields are missing or wrong one at a time.
"""
import copy
import json
import sys

ALERT = {
    "kind": "alert",
    "schemaVersion": "1.0",
    "reportedAt": "2026-11-23T10:00:00+08:00",
    "incidentAddress": "西城街道石桥社区",
    "content": "报警人反映与店主因退货发生争执。",
    "confidential": False,
    "jurisdiction": {"code": "330784200000", "name": "西城派出所"},
}

MISTAKES = {
    "no-reported-at": ("schema", "reportedAt", None),
    "no-content": ("schema", "content", None),
    "no-jurisdiction": ("schema", "jurisdiction", None),
    "content-is-a-number": ("schema", "content", 7),
    "address-is-a-list": ("schema", "incidentAddress", []),
    "confidential-is-text": ("schema", "confidential", "no"),
    "jurisdiction-without-code": ("schema", "jurisdiction", {"name": "西城派出所"}),
    "time-without-offset": ("bad_timestamp", "reportedAt", "2026-11-23T10:00:00"),
    "next-major-version": ("unsupported_version", "schemaVersion", "7.0"),
}


def main():
    samples, count = sys.argv[1], int(sys.argv[2])
    with open(samples, encoding="utf-8") as lines:
        shown = [json.loads(line) for line in lines]
    whole = [line for line in shown if line["name"] in {"empty", "not-text", "too-deep", "too-large"}]
    varied = [line for line in shown if line not in whole and line["name"] != "unknown-version"]
    for letter in whole:
        print(json.dumps(letter, ensure_ascii=False))
    for number in range(count):
        for letter in varied:
            copied = copy.deepcopy(letter)
            # 正文各不相同。Blanks at the end make every body its own message where it has no id to change.
            copied["name"] += f"-{number}"
            copied["body"] = letter["body"].replace("BAD-", f"BAD-{number}-") + " " * number
            print(json.dumps(copied, ensure_ascii=False))
        for name, (code, field, value) in MISTAKES.items():
            alert = {**ALERT, "alertNo": f"{name.upper()}-{number}", field: value}
            if value is None:
                del alert[field]
            line = {"name": f"{name}-{number}", "code": code, "queue": "police110.alerts", "type": "alert"}
            print(json.dumps({**line, "body": json.dumps(alert, ensure_ascii=False)}, ensure_ascii=False))


main()
