// Writes evidence beside an open preview in Chromium, and prints as JSON what the page does.
// node preview.mjs CHROMIUM SCENARIO ADDRESS '{"file": "…", "other": "…", "width": 1200}'
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [, , executablePath, scenario, address, given = "{}"] = process.argv;
const options = { width: 1200, height: 800, bypassCSP: false, ...JSON.parse(given) };
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium refuses root with its sandbox
const browser = await chromium.launch({ executablePath, args });
const { width, height, bypassCSP } = options;
const page = await (await browser.newContext({ viewport: { width, height }, bypassCSP })).newPage();
const complaints = [];
page.on("console", (message) => complaints.push(message.text()));
page.on("pageerror", (error) => complaints.push(error.message));

const card = () => page.frames()[1];
const version = () => page.evaluate(() => Number(document.body.dataset.version));
const text = (selector) => page.$eval(selector, (one) => one.textContent.replace(/\s+/g, " ").trim());
// Asked of the page around it: in the frame no script runs.
const drawn = () => page.waitForFunction(() => {
  const held = document.getElementById("view").contentDocument;
  return held?.readyState === "complete" && held.querySelector("h1");
});

async function open() {
  await page.goto(address);
  await page.waitForSelector("body[data-version]");
  await drawn();
}

// Saves the file with one text in the place of another, and waits until the page has heard of it.
async function save(file, old, fresh) {
  const before = await version();
  const found = readFileSync(file, "utf8");
  if (!found.includes(old)) throw new Error(`no ${old} in ${file}`);
  writeFileSync(file, found.replace(old, fresh));
  await page.waitForFunction((one) => Number(document.body.dataset.version) > one, before);
}

// Where the card is, and whether it is still the document that was loaded first.
const place = () => card().evaluate(() => ({
  y: Math.round(scrollY),
  top: Math.round(document.getElementById("goal-A").getBoundingClientRect().top),
  same: document.documentElement.dataset.first === "yes",
}));

const scenarios = {
  async writes() {
    await open();
    const found = { title: await page.title(), head: await card().title() };
    await card().evaluate(() => {
      document.documentElement.dataset.first = "yes";
      document.getElementById("goal-A").scrollIntoView();
      scrollBy(0, 40);
    });
    found.before = await place();
    found.grade = await card().textContent(".goal-table .grade-word");
    await save(options.file, options.good, options.worse);
    found.after = await place();
    found.regrade = await card().textContent(".goal-table .grade-word");
    found.strip = await text("#strip");
    await page.click("#strip summary");
    found.detail = await text("#strip details");

    await save(options.file, options.worse, options.wrong);
    found.broken = await text("#broken");
    found.dimmed = await page.$eval("#view", async (one) => {
      await Promise.all(one.getAnimations().map((running) => running.finished));
      return Number(getComputedStyle(one).opacity);
    });
    found.kept = await card().textContent(".goal-table .grade-word");
    found.problem = await text("#near li");
    found.stays = await text("#strip");
    await page.click("#near li .show");
    found.shown = await card().$eval(".preview-here", (one) => one.id);

    await save(options.file, options.wrong, options.good);
    found.mended = { broken: await page.isHidden("#broken"), old: await page.$eval("#view", (one) => one.className) };
    found.near = await page.$$eval("#near .error", (all) => all.length);
    found.again = await card().textContent(".goal-table .grade-word");
    found.open = await page.$eval("#strip details", (one) => one.open);
    return found;
  },

  async languages() {
    await open();
    await page.selectOption("#lang", "ar");
    await page.waitForFunction(() => document.getElementById("view").contentDocument?.dir === "rtl");
    await drawn();
    const dir = await card().evaluate(() => document.documentElement.lang);
    await save(options.file, options.good, options.worse);
    await page.reload();
    await page.waitForSelector("body[data-version]");
    await drawn();
    return { dir, later: await card().evaluate(() => document.documentElement.lang) };
  },

  // With nothing but the keyboard: to the button, and until the link to the PDF stands there.
  async prints() {
    await open();
    await page.focus("#follow");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#made a", { timeout: 300000 });
    const said = await text("#made");
    const start = await page.evaluate(async () => {
      const answer = await fetch(document.querySelector("#made a").href);
      return [answer.status, answer.headers.get("Content-Type"), (await answer.text()).slice(0, 5)];
    });
    return { said, start };
  },

  async follows() {
    await open();
    const first = await page.inputValue("#card");
    await save(options.other, options.then, options.now);
    await page.waitForFunction((one) => document.getElementById("card").value !== one, first);
    await drawn();
    return { first, then: await page.inputValue("#card"), head: await card().title() };
  },

  // axe's findings in the page and in the card, with an error shown; and how far each can be pushed sideways.
  async axe() {
    await open();
    await save(options.file, options.good, options.wrong);
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));
    await page.evaluate(axe);
    // The dimmed card is old, and is told to be so; its words are looked at on paper.
    const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false, iframes: false }));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const beneath = await card().evaluate(() => document.documentElement.scrollWidth - innerWidth);
    return { violations: violations.map((one) => `${one.id}: ${one.nodes[0].html}`), wide, beneath };
  },
};

try {
  const found = await scenarios[scenario]();
  console.log(JSON.stringify({ ...found, complaints }));
} finally {
  await browser.close();
}
