import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { basename, dirname } from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';

import { launch, open } from './browser.js';
import { collidingText, downloads, overflowing, smallText, undescribedDrawings } from './page_checks.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const reports = (process.env.REPORTS ?? '').split(' ').filter(Boolean);
assert.ok(reports.length > 0, 'REPORTS names the pages to test; tests/browser/run makes them');

const sizes = [
  { name: 'phone', width: 360, height: 780 },
  { name: 'tablet', width: 768, height: 1024 },
  { name: 'desktop', width: 1280, height: 900 },
  { name: 'A4 print', width: 673, height: 1000, media: 'print' }, // 178 mm between the margins at 96 px an inch
];
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run());
  return result.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')})`);
}

async function withPage(file, options, body) {
  const opened = await open(browser, file, options);
  try {
    await body(opened.page, opened);
  } finally {
    await opened.close();
  }
}

// A CSV of RFC 4180 as rows of fields.
function parseCsv(text) {
  const rows = [[]];
  let field = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') { rows.at(-1).push(field); field = ''; }
    else if (c === '\n') { rows.at(-1).push(field); field = ''; rows.push([]); }
    else field += c;
  }
  rows.pop();
  return rows;
}

// "−4.04" and "+1 234" as the numbers they are; undefined for words.
function shownNumber(text) {
  const plain = text.replaceAll('\u2212', '-').replaceAll('\u202F', '').replace('+', '');
  return /^-?\d+(\.\d+)?(e-?\d+)?$/.test(plain) ? { value: Number(plain), step: plain.includes('e') ? Math.abs(Number(plain)) : 10 ** -(plain.split('.')[1]?.length ?? 0) } : undefined;
}

// As many pages at a time as there are cores.
describe('reports', { concurrency: availableParallelism() }, () => {
  for (const file of reports) {
    describe(basename(dirname(file)), () => {
      for (const size of sizes) {
        test(`${size.name}: nothing overflows, no text covers another, letters are large enough`, async () => {
          await withPage(file, size, async (page, { requests, errors }) => {
            assert.deepEqual(await page.evaluate(overflowing), []);
            assert.deepEqual(await page.evaluate(collidingText), []);
            assert.deepEqual(await page.evaluate(smallText, 10.5), []);
            assert.deepEqual(requests, [], 'no request leaves the page');
            assert.deepEqual(errors, []);
          });
        });
      }

      test('every drawing has a role, a title and a description', async () => {
        await withPage(file, {}, async (page) => assert.deepEqual(await page.evaluate(undescribedDrawings), []));
      });

      for (const colorScheme of ['light', 'dark']) {
        test(`axe finds nothing in ${colorScheme} mode, folded parts opened`, async () => {
          await withPage(file, { colorScheme }, async (page) => {
            await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
            assert.deepEqual(await violations(page), []);
          });
        });
      }

      test('axe finds nothing on a phone', async () => {
        await withPage(file, sizes[0], async (page) => assert.deepEqual(await violations(page), []));
      });

      test('dark mode is dark and print is light', async () => {
        const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number));
        await withPage(file, { colorScheme: 'dark' }, async (page) => {
          for (const channel of await background(page)) assert.ok(channel < 60);
          await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
          for (const channel of await background(page)) assert.ok(channel > 240);
        });
      });

      test('downloads decode to the tables shown', async () => {
        await withPage(file, {}, async (page) => {
          const list = await page.evaluate(downloads);
          assert.ok(list.length > 0);
          for (const { name, href, head, rows } of list) {
            assert.ok(head, `${name} belongs to a table`);
            const csv = parseCsv(decodeURIComponent(href.slice(href.indexOf(',') + 1)));
            assert.deepEqual(csv[0], head, name);
            assert.equal(csv.length - 1, rows.length, name);
            rows.forEach((row, i) => row.forEach((shown, j) => {
              const number = shownNumber(shown);
              if (number) assert.ok(Math.abs(Number(csv[i + 1][j]) - number.value) <= 0.51 * number.step, `${name}: ${csv[i + 1][j]} is shown as ${shown}`);
              else assert.equal(csv[i + 1][j], shown, name);
            }));
          }
        });
      });

      test('a download can be saved', async () => {
        await withPage(file, {}, async (page) => {
          const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.downloads a[download]').first().click()]);
          assert.match(download.suggestedFilename(), /\.csv$/);
        });
      });

      test('the page has one main heading and headings in order', async () => {
        await withPage(file, {}, async (page) => {
          const levels = await page.evaluate(() => [...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1])));
          assert.equal(levels.filter((l) => l === 1).length, 1);
          levels.slice(1).forEach((level, i) => assert.ok(level - levels[i] <= 1, `level ${levels[i]} is followed by ${level}`));
          assert.equal(await page.getAttribute('html', 'lang'), 'en');
        });
      });

      test('no script is needed or present', async () => {
        await withPage(file, {}, async (page) => assert.equal(await page.locator('script').count(), 0));
      });
    });
  }
});
