// Debian's chromium, kept from reaching out by itself.
import { chromium } from 'playwright-core';
import process from 'node:process';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export function launch() {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: asRoot ? [...quiet, '--no-sandbox'] : quiet,
  });
}

// The widest letters that readers have, whatever fonts this machine prefers: what fits in them fits in all.
const widest = ':root{--sans:"DejaVu Sans"!important;--serif:"DejaVu Serif"!important}';

// Opens a file; every request that is neither the file nor inline data is noted and refused.
export async function open(browser, file, { width = 1280, height = 900, colorScheme = 'light', media } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, acceptDownloads: true });
  const page = await context.newPage();
  const requests = [];
  const address = `file://${file}`;
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === address) return route.continue();
    if (!url.startsWith('data:')) requests.push(url);
    return url.startsWith('data:') ? route.continue() : route.abort();
  });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  if (media) await page.emulateMedia({ media, colorScheme });
  await page.goto(address);
  await page.addStyleTag({ content: widest });
  return { page, requests, errors, close: () => context.close() };
}
