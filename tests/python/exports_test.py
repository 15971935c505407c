"""Exports of the store as others open them: pyarrow, pandas and openpyxl against what the store itself answers."""

import datetime
import decimal
import json
import pathlib
import subprocess
import tempfile
import unittest

import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = SOURCE / "build" / "release" / "bin" / "entrepot"
FILE = "BACI_HS17_Y2022_V202501.csv"
ROWS = "t,i,j,k,v,q\n2022,156,643,854231,10.1,NA\n2022,156,417,854231,5,1.7\n2022,156,999,010121,0.001,0.125\n"
# Each type that a query gives, with a missing value.
QUERY = """SELECT * FROM (VALUES
  (1::BIGINT, 1::INTEGER, 0.1::DOUBLE, 'Кыргызстан', DATE '2022-02-24', TIMESTAMP '2022-02-24 04:00:00.25', 1.25::DECIMAL(9, 2), true),
  (-9007199254740992, NULL, -1e300, NULL, NULL, NULL, NULL, NULL),
  (9007199254740992, 2147483647, NULL, '=1+1', DATE '1899-12-31', TIMESTAMP '1970-01-01', -9999999.99, false))
  AS t(large, whole, number, words, day, moment, amount, truth)"""
TABLE = 'SELECT * FROM trade_latest ORDER BY import, "row"'


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        (cls.folder / FILE).write_text(ROWS)
        cls.run_program("data", "import", "-q", FILE)
        for ending in ("parquet", "dta", "xlsx"):
            cls.run_program("data", "export", "-q", "trade_latest", "--out", f"table.{ending}")
            cls.run_program("data", "export", "-q", "--sql", QUERY, "--out", f"query.{ending}")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def run_program(cls, *words: str) -> str:
        done = subprocess.run([PROGRAM, *words], cwd=cls.folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"entrepot {' '.join(words)}: {done.stderr}")
        return done.stdout

    def each(self, ending: str):
        """The file, and names and rows of the same as the program prints them."""
        for name, sql in (("table", TABLE), ("query", QUERY)):
            with self.subTest(name):
                kept = json.loads(self.run_program("data", "sql", sql, "--json"))
                yield self.folder / f"{name}.{ending}", kept["columns"], kept["rows"]

    def test_parquet_holds_types_values_and_missing_values(self):
        for path, names, rows in self.each("parquet"):
            table = pq.read_table(path)
            self.assertEqual(table.column_names, names)
            self.assertEqual([[as_printed(value) for value in row.values()] for row in table.to_pylist()], rows)
        self.assertEqual(pq.read_schema(self.folder / "query.parquet").types,
                         [pa.int64(), pa.int32(), pa.float64(), pa.string(), pa.date32(), pa.timestamp("us"), pa.decimal128(9, 2),
                          pa.bool_()])
        schema = pq.read_schema(self.folder / "table.parquet")
        self.assertEqual([schema.field(name).type for name in ("partner", "year", "value", "quantity", "row")],
                         [pa.string(), pa.int32(), pa.float64(), pa.float64(), pa.int64()])

    def test_parquet_names_title_columns_and_sources(self):
        beside = pq.read_schema(self.folder / "table.parquet").metadata
        self.assertEqual(beside[b"title"], b"trade_latest")
        self.assertIn("value: in units of the currency", beside[b"columns"].decode())
        (source,) = json.loads(beside[b"sources"])
        self.assertEqual((source["source"], source["file_name"]), ("cepii-baci", FILE))

    def test_stata_holds_values_and_missing_numbers(self):
        for path, names, rows in self.each("dta"):
            table = pd.read_stata(path)
            self.assertEqual(list(table.columns), names)
            self.assertEqual(len(table), len(rows))
            for at, name in enumerate(names):
                for value, kept in zip(table[name], (row[at] for row in rows)):
                    if isinstance(value, str):
                        self.assertEqual(value, "" if kept is None else kept, name)  # Stata has no missing text
                    else:
                        self.assertEqual(None if np.isnan(value) else value, kept, name)
        types = pd.read_stata(self.folder / "query.dta").dtypes
        self.assertEqual([str(types[name]) for name in ("large", "whole", "number")], ["float64"] * 3)
        self.assertEqual(str(pd.read_stata(self.folder / "table.dta").dtypes["year"]), "int32")

    def test_workbooks_hold_values_and_leave_missing_cells_empty(self):
        for path, names, rows in self.each("xlsx"):
            head, *body = openpyxl.load_workbook(path)["data"].iter_rows(values_only=True)
            self.assertEqual(list(head), names)
            self.assertEqual([list(row) for row in body], rows)


def as_printed(value):
    """As `entrepot data sql --json` writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):  # and datetime.datetime
        return value.isoformat()
    return float(value) if isinstance(value, decimal.Decimal) else value


if __name__ == "__main__":
    unittest.main()
