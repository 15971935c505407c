"""The shipped Worlds as others open them: xarray alone, and the accounts recomputed from the arrays."""

import hashlib
import pathlib
import tomllib
import unittest

import numpy as np
import xarray as xr

WORLDS = pathlib.Path(__file__).resolve().parents[2] / "data" / "worlds"
MILLION_MILLION = 1e6  # million USD in a trillion


def shipped() -> list[pathlib.Path]:
    files = sorted(WORLDS.glob("*.nc"))
    if not files:
        raise AssertionError(f"no Worlds in {WORLDS}")
    return files


class ShippedWorlds(unittest.TestCase):
    def each(self):
        for path in shipped():
            with self.subTest(path.name), xr.open_dataset(path) as world:
                yield path, world

    def test_the_manifest_names_each_file_with_its_hash(self):
        manifest = tomllib.loads((WORLDS / "MANIFEST.toml").read_text(encoding="utf-8"))
        listed = {entry["file"]: entry for entry in manifest["world"]}
        self.assertEqual(sorted(listed), [path.name for path in shipped()])
        for path in shipped():
            self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), listed[path.name]["sha256"], path.name)

    def test_arrays_are_labelled_and_have_units(self):
        for path, world in self.each():
            self.assertEqual(world["flow"].dims, ("sector", "importer", "exporter"))
            economies = 89 if path.name.startswith("nowcast") else 81
            self.assertEqual(world["flow"].shape, (28, economies, economies), path.name)
            for name in ("flow", "tariff", "value_added_share", "input_share", "final_share", "value_added", "deficit"):
                self.assertIn("units", world[name].attrs, f"{path.name}: {name}")
            self.assertEqual(world["flow"].attrs["units"], "million USD")
            for name in ("source", "licence", "content_id", "schema_version", "command"):
                self.assertTrue(str(world.attrs[name]), f"{path.name}: {name}")
            domestic = world["tariff"].values[:, range(economies), range(economies)]
            self.assertEqual(float(np.abs(domestic).max()), 0.0)
            self.assertGreater(float(world["flow"].sel(sector="C26", importer="USA", exporter="CHN")), 0)

    def test_the_accounts_balance(self):
        for path, world in self.each():
            flow, tariff = world["flow"].values, world["tariff"].values
            share = world["value_added_share"].values                   # [sector, country]
            output = flow.sum(axis=1)                                    # [sector, exporter]
            intermediates = np.einsum("nku,un->kn", world["input_share"].values, (1 - share) * output)
            final = (flow * (1 + tariff)).sum(axis=2) - intermediates    # [sector, country]
            value_added = (share * output).sum(axis=0)
            deficit = flow.sum(axis=(0, 2)) - output.sum(axis=0)
            revenue = (flow * tariff).sum(axis=(0, 2))
            world_total = value_added.sum()
            np.testing.assert_allclose(value_added, world["value_added"].values, rtol=1e-10, err_msg=path.name)
            np.testing.assert_allclose(deficit, world["deficit"].values, atol=1e-12 * world_total, err_msg=path.name)
            np.testing.assert_allclose(final.sum(axis=0), value_added + revenue + deficit, rtol=1e-10, err_msg=path.name)
            np.testing.assert_allclose(final / final.sum(axis=0), world["final_share"].values, atol=1e-10, err_msg=path.name)
            self.assertGreater(float(final.min()), -1e-9 * world_total, path.name)

    def test_value_added_of_2022_is_near_published_totals(self):
        with xr.open_dataset(WORLDS / "icio-2022.nc") as world:
            value_added = world["value_added"] / MILLION_MILLION
            self.assertAlmostEqual(float(value_added.sum()), 98, delta=2)
            for country, trillion, within in (("USA", 26, 1), ("CHN", 16.6, 1), ("RUS", 2.2, 0.2)):
                self.assertAlmostEqual(float(value_added.sel(country=country)), trillion, delta=within, msg=country)


if __name__ == "__main__":
    unittest.main()
