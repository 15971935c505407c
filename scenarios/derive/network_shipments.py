#!/usr/bin/env python3
"""Makes scenarios/network-shipments.csv and scenarios/network-stopped.csv: an invented customs register with a known truth.

    network_shipments.py scenarios

90 importers of four trades in a town that does not exist; five are stopped. "Alder Import" is followed by "Cedar Import" (most of
its shippers and goods, another address), "Birch Trade" by "Maple Trade" (the same address too). Everybody else is invented
independently.
"""
import csv
import datetime
import pathlib
import random
import sys

TRADES = {"electronics": ("8517", "8541", "8542", "8471", "8536"), "vehicles": ("8703", "8708", "4011", "8409", "8512"),
          "food": ("0805", "1806", "2009", "1905", "0901"), "clothing": ("6109", "6203", "6204", "6403", "4202")}
FIRST = ("Amber", "Basalt", "Cobalt", "Delta", "Ember", "Fjord", "Garnet", "Harbour", "Indigo", "Juniper", "Kestrel", "Lagoon",
         "Meridian", "Nimbus", "Onyx", "Prairie", "Quartz", "Rowan", "Summit", "Tundra", "Umbra", "Vertex", "Willow", "Zenith")
SECOND = ("Import", "Trade", "Supply", "Goods")
STREETS = ("Harbour Street", "Station Road", "Mill Lane", "Market Avenue")


class Town:
    def __init__(self):
        self.random = random.Random(20220301)
        self.rows = []
        self.shippers = {trade: [f"{trade.capitalize()} Shipper {i + 1}" for i in range(14)] for trade in TRADES}

    def day(self, first, last):
        return first + datetime.timedelta(days=self.random.randrange((last - first).days + 1))

    def firm(self, name, first, last, trade=None, shippers=None, products=None, address=None):
        r = self.random
        trade = trade or r.choice(list(TRADES))
        shippers = shippers or r.sample(self.shippers[trade], r.randrange(2, 5))
        products = products or [f"{r.choice(TRADES[trade])}{r.randrange(10, 40)}" for _ in range(r.randrange(2, 5))]
        address = address or f"{r.randrange(1, 90)} {r.choice(STREETS)}"
        for i in range(max(4, (last - first).days // 60)):
            when = first if i == 0 else self.day(first, last)
            self.rows.append((when, r.choice(shippers), name, address, r.choice(products), round(r.lognormvariate(9, 1), 2)))
        return trade, shippers, products, address


def main(folder):
    town, day = Town(), datetime.date
    start, end = day(2021, 1, 4), day(2023, 12, 20)
    names = [f"{first} {second}" for first in FIRST for second in SECOND][:83]
    for name in names[:73]:
        town.firm(name, town.day(start, day(2022, 1, 31)), end)
    stopped = []

    def stop(name, when, **given):
        stopped.append((name, when))
        return town.firm(name, town.day(start, day(2021, 9, 30)), when, **given)

    trade, shippers, products, _ = stop("Alder Import", day(2022, 3, 15), trade="electronics")
    town.firm("Cedar Import", day(2022, 4, 20), end, trade, shippers, products)
    trade, shippers, products, address = stop("Birch Trade", day(2022, 5, 31), trade="vehicles")
    town.firm("Maple Trade", day(2022, 6, 27), end, trade, shippers[:-1] + [town.random.choice(town.shippers[trade])], products,
              address.replace("Street", "St.").replace("Road", "Rd"))
    for name, when in (("Hazel Goods", day(2022, 4, 30)), ("Linden Supply", day(2022, 7, 15)), ("Spruce Import", day(2022, 9, 1))):
        stop(name, when)
    for name in names[73:]:
        town.firm(name, town.day(day(2022, 3, 20), day(2023, 3, 31)), end)

    folder = pathlib.Path(folder)
    with open(folder / "network-shipments.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("shipper", "consignee", "address", "product", "date", "value_usd"))
        for when, shipper, name, address, product, value in sorted(town.rows):
            writer.writerow((shipper, name, address, product, when.isoformat(), value))
    with open(folder / "network-stopped.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("consignee", "stopped"))
        writer.writerows((name, when.isoformat()) for name, when in stopped)


if __name__ == "__main__":
    main(sys.argv[1])
