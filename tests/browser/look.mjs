// Looks at pages of the site in Chromium, and prints as JSON what it finds.
// node look.mjs CHROMIUM SCENARIO ADDRESS '{"width": 360, ...}'
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [, , executablePath, scenario, address, given = "{}"] = process.argv;
const options = { width: 1200, height: 800, scripts: true, motion: "no-preference", ...JSON.parse(given) };
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium refuses root with its sandbox
const browser = await chromium.launch({ executablePath, args });

async function open(path, { bypassCSP = false } = {}) {
  const { width, height, scripts, motion } = options;
  const settings = { viewport: { width, height }, javaScriptEnabled: scripts, reducedMotion: motion, bypassCSP };
  const page = await (await browser.newContext(settings)).newPage();
  page.complaints = [];
  page.on("console", (message) => page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("requestfailed", (request) => page.complaints.push(`failed: ${request.url()}`));
  await page.goto(address + path);
  return page;
}

// Presses Tab until an element that fits has the focus; how often it took, or -1.
async function tab(page, selector, most = 250) {
  for (let count = 1; count <= most; count += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return count;
  }
  return -1;
}

const names = (page) =>
  page.$$eval("table.all tbody tr", (rows) => rows.filter((row) => !row.hidden).map((row) => row.cells[0].textContent));
const status = (page) => page.$eval("[role=status]", (element) => element.textContent);
const columns = (page) =>
  page.$$eval("table.compare thead th", (heads) => heads.slice(1).filter((head) => !head.hidden).map((head) => head.dataset.code));

const scenarios = {
  // axe's findings, whatever is folded opened; and how far a page can be pushed sideways.
  async axe() {
    const found = {};
    for (const path of options.pages) {
      const page = await open(path, { bypassCSP: true });
      await page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false }));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      found[path] = violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
      if (wide > 0) found[path].push(`${wide} pixels too wide`);
      await page.context().close();
    }
    return found;
  },

  // Under the page's own policy: what the browser complains of, and which typefaces it has.
  async policy() {
    const found = {};
    for (const path of options.pages) {
      const page = await open(path);
      await page.evaluate(() => document.fonts.ready);
      const fonts = await page.evaluate(() => [...document.fonts].filter((one) => one.status === "loaded").length);
      const ink = await page.$eval("h1", (element) => getComputedStyle(element).color);
      found[path] = { complaints: page.complaints, fonts, ink };
      await page.context().close();
    }
    return found;
  },

  // The table, by keyboard alone.
  async table() {
    const page = await open(options.page);
    const before = await names(page);
    await tab(page, "#find");
    await page.keyboard.type("THAÏ");
    const found = { names: await names(page), status: await status(page) };
    for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press("Backspace");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    const chosen = { names: await names(page), status: await status(page) };
    await page.keyboard.press("ArrowUp");
    await tab(page, "th[data-sort=name] button");
    await page.keyboard.press("Enter");
    const turned = await names(page);
    await tab(page, "th[data-sort=score] button");
    await page.keyboard.press("Space");
    const sorted = await names(page);
    const sorts = await page.$$eval("th[data-sort]", (heads) => heads.map((head) => head.getAttribute("aria-sort")));
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    return { before, found, chosen, turned, sorted, sorts, outline };
  },

  // A card, by keyboard alone: the way past its head, a cell that opens, a link to a place within a closed one.
  async card() {
    const page = await open(options.page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const skipped = await page.evaluate(() => document.activeElement.id);
    await tab(page, "summary");
    await page.keyboard.press("Enter");
    const first = await page.$eval("details", (element) => element.open);
    await page.keyboard.press("Enter");
    const again = await page.$eval("details", (element) => element.open);
    const scroll = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    await page.goto("about:blank");
    await page.goto(`${address}${options.page}#${options.place}`);
    const led = await page.evaluate((id) => document.getElementById(id).closest("details").open, options.place);
    return { skipped, first, again, led, scroll };
  },

  // The comparison: first as it opens, then another country chosen by keyboard.
  async compare() {
    const page = await open(options.page);
    const opened = await columns(page);
    await tab(page, "#second");
    await page.keyboard.press("Home");
    const differs = await page.$$eval("tr.differs", (rows) => rows.length);
    return { opened, chosen: await columns(page), differs, status: await status(page) };
  },

  // What stands there without scripts.
  async plain() {
    const page = await open(options.page);
    const shown = await page.locator(".tools").isVisible();
    const rows = await page.locator("tbody tr").count();
    const cells = await page.locator("thead th").evaluateAll((heads) => heads.filter((head) => head.offsetWidth).length);
    return { tools: shown, rows, cells, buttons: await page.locator("th button").count() };
  },

  // On paper: what is only of use on a screen is left out.
  async print() {
    const page = await open(options.page);
    await page.emulateMedia({ media: "print" });
    const shown = (selector) => page.locator(selector).first().isVisible();
    return { navigation: await shown(".top nav"), tools: await shown(".tools"), table: await shown("table.all") };
  },

  // A picture of the whole page with its first parts unfolded. Typefaces that a reader's machine would choose are
  // the ones given, as [family, weight, file]: the picture is to be the same on every machine.
  async picture() {
    const page = await open(options.page, { bypassCSP: true });
    const faces = options.faces.map(([family, weight, file]) => {
      const data = readFileSync(file).toString("base64");
      return `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(data:font/ttf;base64,${data}); }`;
    });
    await page.addStyleTag({ content: faces.join("\n") });
    await page.$$eval("details", (all) => all.slice(0, 2).forEach((one) => { one.open = true; }));
    await page.evaluate(() => document.fonts.ready);
    // A window as tall as the page: where Chromium grows it for the picture alone, columns that stay in sight
    // are sometimes left out.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: page.viewportSize().width, height });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: options.file, animations: "disabled" });
    return [];
  },
};

try {
  console.log(JSON.stringify(await scenarios[scenario]()));
} finally {
  await browser.close();
}
