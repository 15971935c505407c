#!/usr/bin/env python3
"""Derives scenarios/nafta-1993.toml, and the folder from which its World is imported.

    nafta_1993.py INPUTS IMPORT_FOLDER > scenarios/nafta-1993.toml
    entrepot world import IMPORT_FOLDER --as-published --out scenarios/nafta-1993.nc

INPUTS is the data of Caliendo and Parro (2015) as tables: trade.csv.gz (sector, exporter, importer, value, tariff_bln of
1993, tariff_cfl with the rates of 2005 inside NAFTA), intermediate_consumption.csv.gz, value_added.csv,
final_consumption.csv, theta.csv, regions.csv, sectors.csv. US dollars of 1993, purchases with tariffs.
"""
import csv
import gzip
import pathlib
import sys

ISO3 = {
    "Argentina": "ARG", "Australia": "AUS", "Austria": "AUT", "Brazil": "BRA", "Canada": "CAN", "Chile": "CHL",
    "China": "CHN", "Denmark": "DNK", "Finland": "FIN", "France": "FRA", "Germany": "DEU", "Greece": "GRC",
    "Hungary": "HUN", "India": "IND", "Indonesia": "IDN", "Ireland": "IRL", "Italy": "ITA", "Japan": "JPN",
    "Korea": "KOR", "Mexico": "MEX", "Netherlands": "NLD", "New Zealand": "NZL", "Norway": "NOR", "Portugal": "PRT",
    "South Africa": "ZAF", "Spain": "ESP", "Sweden": "SWE", "Turkey": "TUR", "UK": "GBR", "USA": "USA", "Row": "ROW",
}

HEAD = """\
# Made by scenarios/derive/nafta_1993.py; change that, not this file.
# NAFTA as Caliendo and Parro (2015) ask: the tariffs of 2005 between Canada, Mexico and the United States in the world of 1993.
# The data do not ship. Who has them makes the World beside this file:
#   python3 scenarios/derive/nafta_1993.py INPUTS IMPORT_FOLDER > scenarios/nafta-1993.toml
#   entrepot world import IMPORT_FOLDER --as-published --out scenarios/nafta-1993.nc
schema = "1"
title = "NAFTA: the tariffs of 2005 between its members in the world of 1993"
question = "What did the tariff cuts of NAFTA do for its three members?"
note = \"\"\"
The published data are not an equilibrium (negative final demands were clipped), so the baseline is solved under the same closure and moves \\
too: compare with it, never with the data. Rates of third countries stay as in 1993.\"\"\"
kind = "published"
world = { file = "nafta-1993.nc" }
horizon = "long"
elasticities = "published"

[closure]
trade_balance = "zero"
"""
SOURCE = "Tariffs of 2005 in the replication files of Caliendo and Parro (2015), Review of Economic Studies 82(1), 1-44"


def rows(folder, name):
    path = pathlib.Path(folder) / name
    with (gzip.open if name.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def write(folder, name, header, lines):
    with open(folder / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def write_import_folder(inputs, folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "world.toml").write_text('name = "caliendo-parro-1993"\nyear = 1993\nunit = "USD"\npurchases_include_tariffs = true\n')
    write(folder, "countries.csv", ["country", "name"], [(code, name) for name, code in ISO3.items()])
    write(folder, "sectors.csv", ["sector", "name", "goods"],
          [(r["sector"], r["sector"], 1 if r["tradable"] == "1" else 0) for r in rows(inputs, "sectors.csv")])
    write(folder, "flows.csv", ["sector", "importer", "exporter", "value", "tariff"],
          [(r["sector"], ISO3[r["importer"]], ISO3[r["exporter"]], r["value"], r["tariff_bln"]) for r in rows(inputs, "trade.csv.gz")])
    write(folder, "intermediate.csv", ["country", "input", "sector", "value"],
          [(ISO3[r["region"]], r["input"], r["sector"], r["value"]) for r in rows(inputs, "intermediate_consumption.csv.gz")])
    for source, target in (("value_added.csv", "value_added.csv"), ("final_consumption.csv", "final.csv")):
        write(folder, target, ["country", "sector", "value"],
              [(ISO3[r["region"]], r["sector"], r["value"]) for r in rows(inputs, source)])
    write(folder, "elasticities.csv", ["sector", "trade_elasticity"], [(r["sector"], r["value"]) for r in rows(inputs, "theta.csv")])


def changed_rates(inputs):
    """Sectors by (importer, exporter, new rate in percent), in the order of the data."""
    changed = {}
    for row in rows(inputs, "trade.csv.gz"):
        if float(row["tariff_bln"]) != float(row["tariff_cfl"]):
            rate = round(100 * float(row["tariff_cfl"]), 10)
            changed.setdefault((ISO3[row["importer"]], ISO3[row["exporter"]], rate), []).append(row["sector"])
    return changed


def measure(importer, exporter, rate, sectors):
    name = f"{importer}-{exporter}-{rate:.4f}".lower().replace(".", "_").rstrip("0").rstrip("_")
    return "\n".join([
        "[[measure]]", f'id = "{name}"', f'group = "{importer.lower()}"', 'kind = "tariff"', f'importers = ["{importer}"]',
        f'exporters = ["{exporter}"]', "sectors = [" + ", ".join(f'"{s}"' for s in sectors) + "]",
        f"change = {{ set_rate = {rate!r} }}", f'source = "{SOURCE}"', ""])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write_import_folder(sys.argv[1], pathlib.Path(sys.argv[2]))
    parts = [measure(*key, sectors) for key, sectors in sorted(changed_rates(sys.argv[1]).items())]
    print("\n".join([HEAD] + parts), end="")


if __name__ == "__main__":
    main()
