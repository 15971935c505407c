#!/usr/bin/env python3
"""Derives scenarios/liberation-day-2025.toml from the announced rates and from trade data.

    liberation_day_2025.py RATES.csv BACI.csv[.gz] ICIO.csv[.gz] > scenarios/liberation-day-2025.toml

RATES: iso3, us_liberation_day_tariff (a fraction, announced on 2 April 2025).
BACI:  exporter, importer, kusd; one year of goods trade.
ICIO:  any file whose column `importer` lists the countries of the World.
"""
import csv
import gzip
import sys

FLOOR = 10.0  # points; the order's rate for every country without one of its own
EXEMPT = ("BLR", "CAN", "CUB", "MEX", "PRK", "RUS")  # named in the order or its annex as not subject to it
ANNOUNCED_ELSEWHERE = {"TWN": 32.0}  # Annex I of the order; the rates file has no row for it
EU27 = ("AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN "
        "SWE").split()

HEAD = """\
# Made by scenarios/derive/liberation_day_2025.py; change that, not this file.
# The "reciprocal" tariffs that the United States announced on 2 April 2025, as if all had taken effect.
schema = "1"
title = "The US tariffs announced on 2 April 2025"
question = "What would the tariffs of Liberation Day do if they had been imposed as announced and nobody answered?"
note = \"\"\"
Announced rates by country on all goods, in points on top of earlier rates; no retaliation. Product exemptions are left out (Annex II of the \\
order: pharmaceuticals, semiconductors, lumber, copper, energy and others, and goods under section 232). At least 10 points; Canada, Mexico, \\
Russia, Belarus, Cuba and North Korea are not subject to the order. China's 54 are 34 on top of the 20 in force since March 2025. The rest of \\
the world bears the mean of its economies' rates, weighted by US goods imports of 2023.\"\"\"
kind = "published"
world = { name = "icio-2022", layer = "us-china-2018" }
horizon = "long"
elasticities = "uniform-4"
"""


def rows(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def rate_of(iso3, announced):
    if iso3 in EXEMPT:
        return 0.0
    if iso3 in ANNOUNCED_ELSEWHERE:
        return ANNOUNCED_ELSEWHERE[iso3]
    return max(FLOOR, announced.get(iso3, FLOOR))


def rest_of_world(baci, world, announced):
    imports = {}
    for row in rows(baci):
        if row["importer"] == "USA" and row["exporter"] not in world:
            imports[row["exporter"]] = imports.get(row["exporter"], 0.0) + float(row["kusd"])
    total = sum(imports.values())
    rate = sum(value * rate_of(iso3, announced) for iso3, value in sorted(imports.items())) / total
    return round(rate, 2), len(imports), total / 1e6


def measure(name, exporters, rate, source):
    return "\n".join([
        "[[measure]]", f'id = "{name}"', 'group = "us"', 'kind = "tariff"', 'importers = ["USA"]',
        "exporters = [" + ", ".join(f'"{e}"' for e in exporters) + "]", 'sectors = ["goods"]',
        f"change = {{ add_pp = {rate:g} }}", f'source = "{source}"', ""])


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    announced = {row["iso3"]: round(100 * float(row["us_liberation_day_tariff"]), 6) for row in rows(sys.argv[1])}
    world = {row["importer"] for row in rows(sys.argv[3])} - {"ROW"}
    by_rate = {}
    for iso3 in sorted(world - {"USA"} - set(EU27)):
        rate = rate_of(iso3, announced)
        if rate > 0:
            by_rate.setdefault(rate, []).append(iso3)
    (eu_rate,) = {rate_of(iso3, announced) for iso3 in EU27}
    by_rate.setdefault(eu_rate, []).insert(0, "@EU27")
    order = "US Executive Order 14257 of 2 April 2025, "
    parts = [HEAD]
    for rate, exporters in sorted(by_rate.items()):
        where = "baseline rate" if rate == FLOOR else "Annex I"
        if exporters == ["CHN"]:
            where = "Annex I (34), with Executive Order 14228 (20)"
        parts.append(measure(f"us-{rate:g}", exporters, rate, order + where))
    rate, count, billions = rest_of_world(sys.argv[2], world, announced)
    parts.append(measure("us-rest-of-world", ["ROW"], rate,
                         f"{order}mean over {count} economies weighted by {billions:.1f} bn USD of US imports in 2023 (CEPII BACI V202501)"))
    print("\n".join(parts), end="")


if __name__ == "__main__":
    main()
