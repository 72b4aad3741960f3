#!/usr/bin/env python3
"""Makes src/render/pictures/map/outlines.txt from Natural Earth, once.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install pycountry==24.6.1
    tools/outlines.py package/countries-50m.json > src/render/pictures/map/outlines.txt

The npm package `world-atlas` repackages Natural Earth 4.1, 1:50m, which is in
the public domain (https://www.naturalearthdata.com/about/terms-of-use/). Lines
are simplified here, small islands left out, and everything is put on a grid of
a twentieth of a degree. The output is text, a record a line:

    c lon lat dlon dlat …    an arc that two countries do not share: a coast
    b lon lat dlon dlat …    an arc between two countries
    l arc arc …              a ring of land: positions of arcs, ~n is arc n backwards
    n CC lon lat             where the name of a country may stand
"""

import json
import sys

import pycountry

GRID = 20  # steps a degree
SMALLEST_BEND = 0.0105  # square degrees; a corner that bends less is left out (Visvalingam)
SMALLEST_RING = 0.06  # square degrees; a smaller island is left out
SOUTH_END = -60.0  # nothing south of it


def decode(topology):
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        yield points


def area(a, b, c):
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplified(points):
    """Visvalingam's way: the flattest corner goes first; the ends stay."""
    points = list(points)
    while len(points) > 2:
        flat, at = min((area(points[i - 1], points[i], points[i + 1]), i) for i in range(1, len(points) - 1))
        if flat >= SMALLEST_BEND or (points[0] == points[-1] and len(points) <= 5):
            break
        del points[at]
    return points


def ring_area(points):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1])) / 2


def polygons(geometry):
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def main():
    topology = json.load(open(sys.argv[1]))
    full = list(decode(topology))
    countries = [g for g in topology["objects"]["countries"]["geometries"] if g.get("arcs")]

    owners = {}
    for number, country in enumerate(countries):
        for ring in (ring for polygon in polygons(country) for ring in polygon):
            for arc in ring:
                owners.setdefault(arc if arc >= 0 else ~arc, set()).add(number)

    def points_of(ring):
        points = []
        for arc in ring:
            part = full[arc] if arc >= 0 else full[~arc][::-1]
            points.extend(part[1:] if points else part)
        return points

    rings = []
    for land in topology["objects"]["land"]["geometries"]:
        for polygon in polygons(land):
            for ring in polygon:
                points = points_of(ring)
                if max(p[1] for p in points) > SOUTH_END and abs(ring_area(points)) >= SMALLEST_RING:
                    rings.append(ring)
    wanted = {arc if arc >= 0 else ~arc for ring in rings for arc in ring}
    wanted |= {arc for arc, own in owners.items() if len(own) > 1}

    position = {}
    lines = []
    for arc in sorted(wanted):
        grid = [(round(x * GRID), round(max(y, SOUTH_END) * GRID)) for x, y in simplified(full[arc])]
        steps = [p for i, p in enumerate(grid) if i == 0 or p != grid[i - 1]]
        if len(steps) < 2:
            steps = steps * 2
        position[arc] = len(position)
        numbers = [*steps[0]]
        for before, after in zip(steps, steps[1:]):
            numbers += [after[0] - before[0], after[1] - before[1]]
        kind = "b" if len(owners.get(arc, ())) > 1 else "c"
        lines.append(kind + " " + " ".join(map(str, numbers)))
    for ring in rings:
        names = [str(position[arc]) if arc >= 0 else "~%d" % position[~arc] for arc in ring]
        lines.append("l " + " ".join(names))
    for country in countries:
        code = pycountry.countries.get(numeric=str(country.get("id", "")).zfill(3))
        if code:
            largest = max((points_of(polygon[0]) for polygon in polygons(country)), key=lambda p: abs(ring_area(p)))
            x = (min(p[0] for p in largest) + max(p[0] for p in largest)) / 2
            y = (min(p[1] for p in largest) + max(p[1] for p in largest)) / 2
            if y > SOUTH_END:
                lines.append("n %s %d %d" % (code.alpha_2, round(x * GRID), round(y * GRID)))
    print("\n".join(lines))


main()
