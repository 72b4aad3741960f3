#!/usr/bin/env python3
"""Recall and precision of `casebook search` on a corpus whose truth is known.

usage: recall.py CASEBOOK CORPUS TRUTH.jsonl [--people N]
       recall.py CASEBOOK --pairs PAIRS.tsv

The corpus is a site in which people/*.md have aliases in other spellings and scripts; TRUTH has one
line an article: {"article": id, "people": {id: [spellings]}}. A query is the full name of a person in
one way of writing; right are the articles that mention them. Recall@50 counts of at most 50.
With --pairs each row `a b 1` asks for a person called `a` by `b`, in a site of all `a`.
"""
import argparse, collections, glob, json, os, random, re, shutil, subprocess, tempfile, unicodedata

TOTE = dict(zip("абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюяәъь",
                "ا ب ۆ گ ع د ە يو ج ز ي ي ك ق ل م ن ڭ و و پ ر س ت ۋ ۇ ۇ ف ح ھ تس چ ش شش ى ى ە يۋ يا ا - -".replace("-", "").split(" ")))


def arabic(name):
    return "".join(TOTE.get(letter, letter) for letter in name.lower())


def typo(word, rng):
    at = rng.randrange(len(word) - 1)
    kind = rng.randrange(4)
    letter = rng.choice("abdeiklmnorstu")
    if kind == 0:
        return word[:at] + word[at + 1:]
    if kind == 1:
        return word[:at] + letter + word[at:]
    if kind == 2:
        return word[:at] + letter + word[at + 1:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def search(casebook, root, queries):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.write("\n".join(queries) + "\n")
    out = subprocess.run([casebook, "--root", root, "search", "--format", "json", "--queries", file.name],
                         capture_output=True, text=True).stdout
    os.unlink(file.name)
    return [json.loads(line) for line in out.splitlines()]


def corpus(opt):
    mentions = collections.defaultdict(set)
    for line in open(opt.truth, encoding="utf-8"):
        row = json.loads(line)
        for person in row["people"]:
            mentions[person].add(row["article"])
    rng = random.Random("recall")
    people = sorted(os.path.basename(path)[:-3] for path in glob.glob(opt.corpus + "/content/people/*.md"))
    asked = collections.defaultdict(list)
    for person in rng.sample(people, min(opt.people, len(people))):
        text = open(f"{opt.corpus}/content/people/{person}.md", encoding="utf-8").read()
        name = re.search(r'^name = "(.*)"', text, re.M).group(1)
        aliases = re.findall(r'^value = "(.*)"', text, re.M)
        latin = [alias for alias in aliases if re.match(r"[A-Za-z]", alias)]
        cyrillic = [alias for alias in aliases if re.match(r"[Ѐ-ӿ]", alias)]
        asked["same spelling"].append((name, person))
        asked["other romanisation"] += [(alias, person) for alias in latin[:1]]
        asked["marks"] += [(alias, person) for alias in latin[-1:]]
        asked["Cyrillic"] += [(alias, person) for alias in cyrillic[:1]]
        asked["Arabic script"] += [(arabic(alias), person) for alias in cyrillic[:1]]
        words = name.split()
        at = max(range(len(words)), key=lambda at: len(words[at]))
        word = words[at].lower()
        words[at] = typo(word, rng)
        asked["one typo"].append((" ".join(words), person))
        words[at] = rng.choice([c for c in "abdeiklmnorstu" if c != word[0]]) + word[1:]
        asked["typo in front"].append((" ".join(words), person))
    print(f"{'query':22}{'n':>5}{'recall@50':>11}{'person first':>14}")
    everything = search(opt.casebook, opt.corpus, [row[0] for rows in asked.values() for row in rows])
    results = iter(everything)
    for kind, rows in asked.items():
        found = [next(results) for _ in rows]
        recall, first, bad = 0, 0, []
        for (query, person), result in zip(rows, found):
            ids = [(hit["kind"], hit["id"]) for hit in result["hits"]]
            right = mentions[person]
            got = sum(1 for hit in ids if hit[0] == "article" and hit[1] in right)
            share = got / min(50 - sum(hit[0] != "article" for hit in ids), len(right)) if right else 1
            recall += min(share, 1)
            first += ids[:1] == [("person", person)]
            if ids[:1] != [("person", person)] or share < .9:
                bad.append((query, person, round(share, 2), ids[:2]))
        print(f"{kind:22}{len(rows):>5}{recall / len(rows):>11.3f}{first / len(rows):>14.3f}")
        for row in bad[:opt.show]:
            print("   ", *row)


def pairs(opt):
    rows = [line.rstrip("\n").split("\t") for line in open(opt.pairs, encoding="utf-8")][1:]
    names = sorted({row[0] for row in rows})
    root = tempfile.mkdtemp()
    os.makedirs(root + "/content/people")
    with open(root + "/casebook.toml", "w") as file:
        file.write('title = "Pairs"\ncontact = "mailto:a@example.org"\n')
    ids = {}
    for at, name in enumerate(names):
        ids[name] = f"p-{at:04}"
        with open(f"{root}/content/people/p-{at:04}.md", "w", encoding="utf-8") as file:
            file.write(f"+++\nname = {json.dumps(name, ensure_ascii=False)}\n+++\n")
    # Names of one person, over all rows: any of them is a right answer. Names that differ in marks
    # and capitals only are one.
    parent, plain = {}, {}

    def person(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for a, b, verdict, *_ in rows:
        if verdict == "1":
            parent[person(a)] = person(b)
    for name in {row[at] for row in rows for at in (0, 1)}:
        letters = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
        parent[person(name)] = person(plain.setdefault(" ".join(sorted(re.findall(r"\w+", letters))), name))
    same = collections.defaultdict(set)
    for a in names:
        same[person(a)].add(ids[a])
    asked = [(b, kind) for a, b, verdict, kind, *_ in rows if verdict == "1"]
    found = search(opt.casebook, root, [query for query, _ in asked])
    table = collections.defaultdict(lambda: [0, 0, 0])
    for (query, kind), result in zip(asked, found):
        hits = [hit["id"] for hit in result["hits"]]
        for key in (kind, "all"):
            table[key][0] += 1
            table[key][1] += bool(same[person(query)] & set(hits))
            table[key][2] += hits[:1] != [] and hits[0] in same[person(query)]
        if opt.show and not (hits and hits[0] in same[person(query)]):
            print("   ", query, [names[int(hit[2:])] for hit in hits[:2]], [names[int(i[2:])] for i in same[person(query)]])
    print(f"{'pairs':22}{'n':>5}{'recall@50':>11}{'first':>14}")
    for kind, (n, recall, first) in sorted(table.items()):
        print(f"{kind:22}{n:>5}{recall / n:>11.3f}{first / n:>14.3f}")
    shutil.rmtree(root)


parser = argparse.ArgumentParser()
parser.add_argument("casebook")
parser.add_argument("corpus", nargs="?")
parser.add_argument("truth", nargs="?")
parser.add_argument("--pairs")
parser.add_argument("--people", type=int, default=200)
parser.add_argument("--show", type=int, default=0)
opt = parser.parse_args()
pairs(opt) if opt.pairs else corpus(opt)
