#!/usr/bin/env python3
"""What the index costs: a build with it, a build without, and Pagefind on the same pages.

usage: cost.py CASEBOOK CORPUS SCRATCH [--pagefind PATH] [--runs N]

CPU is user and system time of the process and its threads, the least of N runs that take turns.
The corpus is not touched: its configuration is copied, its content is linked.
"""
import argparse, glob, os, resource, shutil, subprocess, time


def cpu(*command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.time() - start


def root(opt, name, search):
    folder = f"{opt.scratch}/{name}"
    os.makedirs(folder, exist_ok=True)
    if not os.path.islink(folder + "/content"):
        os.symlink(os.path.abspath(opt.corpus + "/content"), folder + "/content")
    config = open(opt.corpus + "/casebook.toml", encoding="utf-8").read()
    with open(folder + "/casebook.toml", "w", encoding="utf-8") as file:
        file.write(config + ("" if search else "\n[outputs]\nsearch = false\n"))
    return folder


def build(opt, name, search):
    out = f"{opt.scratch}/{name}/public"
    shutil.rmtree(out, ignore_errors=True)
    return cpu(opt.casebook, "--root", root(opt, name, search), "build", "--out", out)


def size(pattern):
    return sum(os.path.getsize(path) for path in glob.glob(pattern, recursive=True) if os.path.isfile(path))


parser = argparse.ArgumentParser()
parser.add_argument("casebook")
parser.add_argument("corpus")
parser.add_argument("scratch")
parser.add_argument("--pagefind")
parser.add_argument("--runs", type=int, default=2)
opt = parser.parse_args()
rows = [(build(opt, "with", True), build(opt, "without", False)) for _ in range(opt.runs)]
whole, bare = (min(row[at][0] for row in rows) for at in (0, 1))
print(f"build with the index     {whole:8.2f} s of CPU")
print(f"build without            {bare:8.2f} s")
print(f"the index                {whole - bare:8.2f} s")
public = f"{opt.scratch}/with/public"
print(f"files of the index       {size(public + '/search/**') / 1e6:8.2f} MB")
if opt.pagefind:
    # On the pages without our index: it reads pages only, but walks over all files.
    pages, out = f"{opt.scratch}/without/public", f"{opt.scratch}/pagefind"
    shutil.rmtree(out, ignore_errors=True)
    theirs = cpu(opt.pagefind, "--site", pages, "--output-path", out)[0]
    print(f"Pagefind                 {theirs:8.2f} s, {size(out + '/**') / 1e6:.2f} MB")
    print(f"our share of it          {(whole - bare) / theirs:8.3f} (aim: at most 0.125)")
