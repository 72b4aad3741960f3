#!/usr/bin/env python3
"""How much of the index stays when one report is added: files by their names, which are their content.

usage: addition.py BEFORE AFTER    (two published folders)
"""
import os, sys


def files(folder):
    root = folder + "/search"
    return {os.path.relpath(os.path.join(base, name), root): os.path.getsize(os.path.join(base, name))
            for base, _, names in os.walk(root) for name in names}


before, after = files(sys.argv[1]), files(sys.argv[2])
folders = {}
for path in after:
    folders[os.path.dirname(path)] = folders.get(os.path.dirname(path), 0) + 1
same = sum(size for path, size in after.items() if path in before and path != "root.js")
whole = sum(after.values())
print(f"{same / whole:.3f} of {whole / 1e6:.1f} MB unchanged; root {after['root.js']} bytes; "
      f"{len(after)} files, at most {max(folders.values())} in a folder")
