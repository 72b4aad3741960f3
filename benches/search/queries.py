#!/usr/bin/env python3
"""A hundred queries as readers type them, from the people and words of a corpus.

usage: queries.py CORPUS > QUERIES.txt
"""
import glob, os, random, re, sys

rng = random.Random("queries")
folder = sys.argv[1] + "/content/"


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


people = []
for path in rng.sample(sorted(glob.glob(folder + "people/*.md")), 60):
    text = read(path)
    people.append((re.search(r'^name = "(.*)"', text, re.M).group(1), re.findall(r'^value = "(.*)"', text, re.M)))
bodies = [read(path).split("+++", 2)[2]
          for path in rng.sample(sorted(glob.glob(folder + "articles/**/*.md", recursive=True)), 40)]


def run(body, count):
    words = re.findall(r"\b[a-z]{4,}(?: [a-z]{2,}){%d}\b" % (count - 1), body)
    return rng.choice(words)


def slip(name):
    at = rng.randrange(1, len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2:]


names = iter(people)
texts = iter(bodies)
rows = [next(names)[0] for _ in range(20)]                           # as the archive writes it
rows += [next(names)[1][at % 4 if at % 4 < 3 else -1] for at in range(12)]  # another spelling
rows += [next(names)[0].split()[-1] for _ in range(8)]               # a surname alone
rows += [slip(next(names)[0]) for _ in range(8)]                     # a slip
rows += [next(names)[0][:-3] for _ in range(6)]                      # while typing
rows += [next(names)[0] + " year:2019" for _ in range(3)]            # narrowed
rows += [" ".join(rng.sample(re.findall(r"\b[a-z]{5,}\b", next(texts)), 2)) for _ in range(16)]  # two words
rows += [" ".join(rng.sample(re.findall(r"\b[a-z]{5,}\b", next(texts)), 3)) for _ in range(8)]   # three
rows += [rng.choice(re.findall(r"\b[a-z]{6,}\b", next(texts))) for _ in range(8)]                # one
rows += ['"' + run(next(texts), 2) + '"' for _ in range(4)]          # a phrase
rows += [run(next(texts), 1) + " -" + run(bodies[0], 1) for _ in range(4)]  # without a word
rows += [next(names)[0].split()[0] + " " + run(bodies[at], 1) for at in range(3)]  # a given name and a word
print("\n".join(rows))
