"""Reads everything a site exports with programs that are not ours: validators.py FOLDER.

Prints one line a fault and how much was read; the exit code is 1 if there was a fault. No network.
"""

import collections
import csv
import html.parser
import json
import pathlib
import re
import sys

import bibtexparser
import feedparser
import jsonschema
from pyld import jsonld

FAULTS = []
READ = collections.Counter()


def fault(path, what):
    FAULTS.append(f"{path}: {what}")


class Scripts(html.parser.HTMLParser):
    """The JSON-LD of a page."""

    def __init__(self):
        super().__init__()
        self.inside, self.found = False, []

    def handle_starttag(self, tag, attrs):
        if tag == "script" and dict(attrs).get("type") == "application/ld+json":
            self.inside = True
            self.found.append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "script"

    def handle_data(self, data):
        if self.inside:
            self.found[-1] += data


TYPES = {
    "WebSite", "WebPage", "CollectionPage", "ProfilePage", "BreadcrumbList", "ListItem", "ItemList", "NewsArticle",
    "Organization", "Person", "Event", "Place", "GeoCoordinates", "Dataset", "DataDownload",
}


def vocabulary(url, options):
    """The context of schema.org, as far as a processor needs it: every word is one of its own."""
    if url.rstrip("/") != "https://schema.org":
        raise ValueError(f"asks for {url}")
    document = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def linked_data(path, text):
    try:
        nodes = jsonld.flatten(json.loads(text))
        triples = jsonld.to_rdf(json.loads(text))["@default"]
    except Exception as error:  # whatever the processor does not like
        return fault(path, f"JSON-LD: {error}")
    types = {name for node in nodes for name in node.get("@type", [])}
    foreign = {name for name in types if name.removeprefix("https://schema.org/") not in TYPES}
    if foreign or not types or not triples:
        fault(path, f"JSON-LD of types {types}")
    READ["JSON-LD"] += 1


def feed(path, bytes_):
    parsed = feedparser.parse(bytes_)
    if parsed.bozo or parsed.version != "atom10":
        fault(path, f"feed: {parsed.version} {parsed.get('bozo_exception')}")
    if not parsed.feed.id.startswith("tag:") or not parsed.feed.get("updated_parsed"):
        fault(path, "feed without id or date")
    ids = [entry.get("id", "") for entry in parsed.entries]
    if len(set(ids)) != len(ids) or not ids:
        fault(path, "entries without ids of their own")
    for entry in parsed.entries:
        if not (entry.id.startswith("tag:") and entry.get("updated_parsed") and entry.get("title") and entry.link):
            fault(path, f"entry {entry.get('id')}")
    READ["feeds"] += 1


def validator(folder, name):
    schema = json.loads((folder / "schema" / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    if schema.get("$schema") != "https://json-schema.org/draft/2020-12/schema":
        fault(name, "no draft 2020-12")
    return jsonschema.Draft202012Validator(schema)


def validate(path, check, value):
    for error in check.iter_errors(value):
        fault(path, f"{error.json_path}: {error.message[:200]}")
    if check.is_valid({**value, "publish": {"identity": "full"}}):
        fault(path, "the schema lets an unknown field pass")
    READ["records"] += 1


KINDS = {
    "article": "articles", "person": "people", "case": "cases", "organisation": "organisations", "place": "places",
    "outlet": "outlets",
}


def data(folder):
    reports = 0
    for kind, plural in KINDS.items():
        check = validator(folder, kind)
        for path in sorted(folder.glob(f"{plural}*.ndjson")):
            lines = path.read_text().splitlines()
            if len(lines) > 5000:
                fault(path, f"{len(lines)} records")
            for line in lines:
                validate(path, check, json.loads(line))
            reports += len(lines) if kind == "article" else 0
    for kind in ["person", "case"]:
        check = validator(folder, f"{kind}-file")
        for path in sorted((folder / KINDS[kind]).rglob("*.json")):
            validate(path, check, json.loads(path.read_text()))
    for path in folder.glob("*.csv"):
        table(path)
    items = [item for path in folder.glob("*.csl.json") for item in json.loads(path.read_text())]
    if len(items) != reports or not all(item["id"] and item["type"] and item["title"] for item in items):
        fault(folder, f"{len(items)} CSL items for {reports} reports")
    entries = 0
    for path in folder.glob("*.bib"):
        library = bibtexparser.parse_string(path.read_text())
        for block in library.failed_blocks:
            fault(path, f"BibTeX: {block.error}")
        entries += len(library.entries)
    if entries != reports:
        fault(folder, f"{entries} entries of BibTeX for {reports} reports")
    READ["citations"] += entries


DATES = ("status_as_of", "birth", "death", "added", "opened", "closed", "date", "corrected")


def table(path):
    raw = path.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf") or b"\r\n" not in raw or raw.count(b"\n") != raw.count(b"\r\n"):
        fault(path, "no byte order mark, or no CRLF")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            fault(path, f"{len(row)} cells in {row[:2]}")
        for cell in row:
            if cell.strip()[:1] in tuple("=+-@＝＋－＠") or any(letter < " " for letter in cell):
                fault(path, f"a spreadsheet would calculate or break {cell[:20]!r}")
            if len(cell) > 32767:
                fault(path, f"a cell of {len(cell)} characters: Excel takes 32,767")
        # Words stay words: what a spreadsheet would make another number of, and is no date or count of ours.
        for name, cell in zip(rows[0], row):
            is_value = name in DATES or name in ("number", "parties", "events", "reports", "paragraph")
            if not is_value and re.fullmatch(r"0[0-9]+|[0-9.,]+[eE][0-9]+|[0-9]+[/:.,-][0-9/:.,-]*", cell.strip()):
                fault(path, f"a spreadsheet would change {cell!r} in {name}")
    READ["rows"] += len(rows) - 1


def main():
    public = pathlib.Path(sys.argv[1])
    jsonld.set_document_loader(vocabulary)
    for path in sorted(public.rglob("*.html")):
        scripts = Scripts()
        scripts.feed(path.read_text())
        for text in scripts.found:
            linked_data(path.relative_to(public), text)
    for path in sorted((public / "feeds").rglob("*.xml")):
        feed(path.relative_to(public), path.read_bytes())
    data(public / "data")
    print("\n".join(FAULTS))
    print(json.dumps(READ, sort_keys=True))
    sys.exit(bool(FAULTS))


main()
