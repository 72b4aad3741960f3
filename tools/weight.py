#!/usr/bin/env python3
"""Weighs the pages of a built site as a browser loads them: tools/weight.py public

Tells for each kind of page which one has the most HTML, the most bytes in all (everything gzipped, as a host sends
it) and the most requests, and ends with 1 where one is over the limits. What the search loads as somebody types is
measured by benches/search/."""

import gzip
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

HTML, ALL, REQUESTS = 30 * 1024, 100 * 1024, 12
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]*? href|script[^>]*? src|img[^>]*? src)="([^"]+)"')
LIST = re.compile(r"^(articles|people|cases|organisations|places|outlets|timeline|corrections)(--)?")


@lru_cache(maxsize=None)
def size(path: str) -> int:
    return len(gzip.compress(Path(path).read_bytes(), 6))


def weigh(page: Path) -> tuple[int, int, int]:
    text = page.read_bytes()
    html = len(gzip.compress(text, 6))
    loaded = {(page.parent / link).resolve() for link in LOADED.findall(text.decode()) if ":" not in link}
    if any(path.name.startswith("search-") for path in loaded):
        # The page of the search asks for the root of its index and the tables of letters at once.
        root = next(parent for parent in page.parents if (parent / "search/root.js").exists())
        table = re.search(r'"t":"(\w)(\w+)"', (root / "search/root.js").read_text())
        loaded |= {root / "search/root.js", root / f"search/{table[1]}/{table[2]}.js"}
    return html, html + sum(size(str(path)) for path in loaded), 1 + len(loaded)


def kind_of(path: Path) -> str:
    """A page's language and kind: `ug people`, `lists of people`, `reports of people`."""
    parts = list(path.parts)
    lang = parts.pop(0) + " " if len(parts[0]) <= 3 and len(parts) > 1 else ""
    if len(parts) == 1 or parts[-1] == "index.html":
        return lang + "/".join(parts)
    found = LIST.match(parts[-1]) if parts[0] == "lists" else None
    if found:
        return f"{lang}{'reports' if found[2] else 'lists'} of {found[1]}"
    return lang + parts[0]


def main() -> int:
    root = Path(sys.argv[1]).resolve()
    # The page for lost addresses names its files from the root of a host that is not here.
    pages = sorted(page for page in root.rglob("*.html") if page != root / "404.html")
    worst: dict[str, list[tuple[int, str]]] = {}
    with ProcessPoolExecutor() as pool:
        for page, numbers in zip(pages, pool.map(weigh, pages, chunksize=500)):
            path = page.relative_to(root)
            rows = worst.setdefault(kind_of(path), [(0, "")] * 3)
            for at, number in enumerate(numbers):
                rows[at] = max(rows[at], (number, str(path)))
    over = 0
    print(f"{len(pages)} pages; at most {HTML} bytes of HTML, {ALL} in all, {REQUESTS} requests")
    for kind, rows in sorted(worst.items(), key=lambda row: -row[1][0][0]):
        (html, which), (whole, _), (requests, _) = rows
        is_over = html > HTML or whole > ALL or requests > REQUESTS
        over += is_over
        print(f"{html:7} {whole:7} {requests:3}  {kind:28} {which}{'  OVER' if is_over else ''}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
