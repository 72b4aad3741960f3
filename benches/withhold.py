#!/usr/bin/env python3
"""Hides people of a synthetic corpus, to measure what the leak check costs and whether it raises false alarms.

usage: withhold.py CORPUS OUT [N=40]

OUT is a copy of CORPUS in which N people (the same ones every time) are withheld, and the ids of reports
and cases, which hold names, are numbers. Build it: an error C0602 is a leak or a false alarm.
"""
import os
import random
import re
import shutil
import sys

corpus, out = sys.argv[1:3]
hidden = int(sys.argv[3]) if len(sys.argv) > 3 else 40
shutil.copytree(corpus, out, ignore=shutil.ignore_patterns("public", ".casebook"))
content = os.path.join(out, "content")


def records(kind):
    for folder, _, names in sorted(os.walk(os.path.join(content, kind))):
        for name in sorted(names):
            yield os.path.join(folder, name)


ids = {}
for kind, word in (("cases", "case"), ("articles", "report")):
    for number, path in enumerate(list(records(kind)), 1):
        new = f"{word}-{number:05}"
        ids[os.path.basename(path)[:-3]] = new
        os.rename(path, os.path.join(os.path.dirname(path), new + ".md"))


def renamed(match):
    return f'"{ids.get(match[1], match[1])}{match[2]}"'


for path in list(records("")):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r'"([a-z0-9-]+)((?:#[^"]*)?)"', renamed, text))

random.seed(7)
for path in random.sample(sorted(records("people")), hidden):
    with open(path, encoding="utf-8") as file:
        head, body = file.read()[4:].split("\n+++\n", 1)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'+++\n{head}\n[publish]\nvisibility = "withheld"\n+++\n{body}')
