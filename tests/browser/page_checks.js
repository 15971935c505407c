// Functions that run inside the page and return what is wrong, in words.

// Wider than the window: what would make a reader scroll sideways.
export function overflowing() {
  const width = document.documentElement.clientWidth;
  const wrong = [];
  if (document.documentElement.scrollWidth > width) wrong.push(`page is ${document.documentElement.scrollWidth} px wide in ${width} px`);
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('.scroll, pre, svg')) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.right > width + 1 || box.left < -1)) wrong.push(`${element.tagName}.${element.className} reaches ${Math.round(box.right)}`);
  }
  return wrong;
}

// Two texts of one drawing that cover each other, or a text that leaves its drawing.
export function collidingText() {
  const wrong = [];
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const boxes = [...svg.querySelectorAll('text')].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
    const name = svg.querySelector('title')?.textContent;
    boxes.forEach((a, i) => {
      if (a.box.left < frame.left - 2 || a.box.right > frame.right + 2 || a.box.top < frame.top - 2 || a.box.bottom > frame.bottom + 2)
        wrong.push(`${name}: "${a.words}" leaves the drawing`);
      for (const b of boxes.slice(i + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (across > 1 && down > 2.5) wrong.push(`${name}: "${a.words}" covers "${b.words}"`);
      }
    });
  }
  return wrong;
}

// Letters too small to read on the screen at hand.
export function smallText(least) {
  const wrong = [];
  for (const text of document.querySelectorAll('svg text')) {
    const svg = text.ownerSVGElement;
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const size = parseFloat(getComputedStyle(text).fontSize) * (frame.width / svg.viewBox.baseVal.width);
    if (size < least) wrong.push(`${svg.querySelector('title')?.textContent}: ${size.toFixed(1)} px`);
  }
  return [...new Set(wrong)];
}

export function undescribedDrawings() {
  const wrong = [];
  const seen = new Set();
  for (const element of document.querySelectorAll('[id]')) {
    if (seen.has(element.id)) wrong.push(`id ${element.id} is used twice`);
    seen.add(element.id);
  }
  for (const svg of document.querySelectorAll('svg')) {
    const title = svg.querySelector(':scope > title')?.textContent.trim();
    const finding = svg.querySelector(':scope > desc')?.textContent.trim();
    if (svg.getAttribute('role') !== 'img' || !title || !finding) wrong.push(`a drawing without role, title or description: ${title}`);
    const named = svg.getAttribute('aria-labelledby')?.split(' ') ?? [];
    if (named.length !== 2 || named.some((id) => !svg.querySelector(`#${CSS.escape(id)}`))) wrong.push(`${title}: aria-labelledby leads nowhere`);
  }
  return wrong;
}

// Every download: the cells of its CSV beside the cells of the table that it belongs to.
export function downloads() {
  return [...document.querySelectorAll('a[download]')].map((link) => {
    const table = document.getElementById(link.dataset.table);
    const cells = (row) => [...row.children].map((cell) => cell.textContent);
    return { name: link.download, href: link.href, head: table && cells(table.tHead.rows[0]), rows: table && [...table.tBodies[0].rows].map(cells) };
  });
}
