#!/usr/bin/env python3
"""Faults put into the product one at a time: mutate.py check | list | apply NUMBER TREE | restore NUMBER TREE

Each mutant of Tests/Simulation/mutants.json replaces one place in one file. `check` fails when a place is no longer there
exactly once; `apply` and `restore` change the file in a copy of the tree.
"""
import json
import os
import sys

MUTANTS = "Tests/Simulation/mutants.json"


def main():
    verb = sys.argv[1]
    with open(MUTANTS, encoding="utf-8") as file:
        mutants = json.load(file)
    if verb == "list":
        for mutant in mutants:
            print(mutant["name"])
        return
    if verb == "check":
        lost = [mutant for mutant in mutants if read(mutant["file"]).count(mutant["from"]) != 1]
        for mutant in lost:
            print(f"{MUTANTS}: “{mutant['name']}” does not fit {mutant['file']} any more", file=sys.stderr)
        sys.exit(1 if lost else 0)
    mutant, tree = mutants[int(sys.argv[2])], sys.argv[3]
    text = read(mutant["file"])
    if verb == "apply":
        text = text.replace(mutant["from"], mutant["to"])
    with open(os.path.join(tree, mutant["file"]), "w", encoding="utf-8") as file:
        file.write(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


main()
