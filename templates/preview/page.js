// Shows what the preview's server says: the card, the problems beside it, what the last save changed.
"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const card = by("card"), lang = by("lang"), view = by("view"), made = by("made"), link = by("link");
  const asked = new URLSearchParams(location.search);
  const chosen = { card: asked.get("card") || document.body.dataset.card, lang: asked.get("lang") || document.body.dataset.lang };
  let shown = ""; // what the frame holds
  let run = "";
  let turn = 0;

  const query = () => `card=${encodeURIComponent(chosen.card)}&lang=${encodeURIComponent(chosen.lang)}`;

  const make = (name, text = "", kind = "") => {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  // The card keeps its place: the last thing with a name above the edge stays where it is.

  const anchor = (page) => {
    let found = null;
    for (const one of page.querySelectorAll("[id]")) {
      const { top } = one.getBoundingClientRect();
      if (top > 4) break;
      found = { id: one.id, top };
    }
    return { ...found, y: page.defaultView.scrollY };
  };

  const restore = (page, place) => {
    const one = place.id && page.getElementById(place.id);
    const y = one ? page.defaultView.scrollY + one.getBoundingClientRect().top - place.top : place.y;
    page.defaultView.scrollTo({ top: y, behavior: "instant" });
  };

  const opened = (page) => [...page.querySelectorAll("details")].map((one) => one.open);

  // Puts new parts in the place of old ones, and lets equal ones stand.
  const renew = (old, fresh) => {
    const olds = [...old.children], news = [...fresh.children];
    if (olds.length !== news.length || news.some((one, at) => one.tagName !== olds[at].tagName)) {
      old.replaceChildren(...news);
      return;
    }
    news.forEach((one, at) => {
      if (one.isEqualNode(olds[at])) return;
      if (one.tagName === "MAIN") renew(olds[at], one);
      else olds[at].replaceWith(one);
    });
  };

  const outside = (event) => {
    const found = event.target.closest?.("a[href^='http']");
    if (found) Object.assign(found, { target: "_blank", rel: "noopener noreferrer" });
  };

  const load = (place) => {
    view.onload = () => {
      view.contentDocument.addEventListener("click", outside, true);
      if (place) restore(view.contentDocument, place);
    };
    view.src = `card?${query()}`;
  };

  const draw = (html) => {
    const page = view.contentDocument;
    if (!shown.startsWith(query())) {
      load(null);
    } else if (shown !== query() + html) {
      const place = anchor(page), open = opened(page);
      // Parsed by the frame, under whose policy a card may have styles of its own.
      const fresh = new view.contentWindow.DOMParser().parseFromString(html, "text/html");
      if (!page.head.isEqualNode(fresh.head)) {
        load(place);
      } else {
        renew(page.body, fresh.body);
        page.querySelectorAll("details").forEach((one, at) => { one.open = open[at] ?? one.open; });
        restore(page, place);
      }
    }
    shown = query() + html;
  };

  const show = (at) => {
    const page = view.contentDocument;
    const one = page.getElementById(at);
    if (!one) return;
    page.querySelectorAll(".preview-here").forEach((old) => old.classList.remove("preview-here"));
    one.classList.add("preview-here");
    one.scrollIntoView({ block: "start" });
  };

  const problem = (one) => {
    const item = make("li", "", one.severity);
    const head = make("p", "", "place");
    head.append(make("span", one.severity, "word"), ` ${one.file}${one.line ? `:${one.line}:${one.column}` : ""}`);
    const said = make("p");
    if (one.subject) said.append(make("code", one.subject), ": ");
    said.append(one.message);
    said.title = one.rule;
    item.append(head, said);
    if (one.source) item.append(make("code", one.source, "source"));
    if (one.hint) item.append(make("p", one.hint, "hint"));
    if (one.at) {
      const button = make("button", "Show it on the card", "show");
      button.type = "button";
      button.addEventListener("click", () => show(one.at));
      item.append(button);
    }
    return item;
  };

  const fold = (id, title, found) => {
    by(id).hidden = !found.length;
    by(id).querySelector("summary").textContent = `${title}: ${found.length}`;
    by(id).querySelector("ol").replaceChildren(...found.map(problem));
  };

  // Errors wherever they are, for they keep the card from being made; then what is of this country.
  const problems = (state) => {
    by("summary").textContent = state.summary;
    const near = state.problems.filter((one) => one.severity === "error" || (one.here && one.severity === "warning"));
    const far = state.problems.filter((one) => !near.includes(one));
    by("near").replaceChildren(...near.map(problem));
    fold("notes", "Notes on this country", far.filter((one) => one.here));
    fold("others", "In other files", far.filter((one) => !one.here));
  };

  const line = (one) => {
    const item = make("li", "", `depth-${one.depth}`);
    if (one.mark) item.append(one.mark === "+" ? "New: " : "Gone: ");
    item.append(...one.parts.map(([text, code]) => (code ? make("code", text) : text)));
    return item;
  };

  const list = (sections, most) => {
    const found = make("ul");
    found.append(...sections.flatMap((one) => one.lines.filter(({ depth }) => depth <= most).map(line)));
    return found;
  };

  // Grades, scores and ranks at once; what led to them, and all that weighs less, below.
  const strip = (state) => {
    const { saved, files, sections } = state.strip;
    if (!saved || by("strip").dataset.of === JSON.stringify(state.strip)) return;
    by("strip").dataset.of = JSON.stringify(state.strip);
    const heavy = sections.filter((one) => one.heavy);
    const parts = [make("p", `Saved at ${saved}: ${files.join(", ")}`, "quiet")];
    if (heavy.length) parts.push(Object.assign(list(heavy, 0), { className: "heavy" }));
    else parts.push(make("p", "No grade, score or rank changed."));
    if (sections.length) {
      const more = make("details");
      more.open = Boolean(by("strip").querySelector("details")?.open);
      more.append(make("summary", `All that changed: ${sections.map((one) => one.title.toLowerCase()).join(", ")}`));
      for (const one of sections) more.append(make("h2", one.title), list([one], 9));
      parts.push(more);
    }
    by("strip").replaceChildren(...parts);
  };

  const choices = (state) => {
    const key = JSON.stringify(state.cards);
    if (card.dataset.of !== key) {
      card.dataset.of = key;
      const groups = new Map();
      for (const one of state.cards) {
        if (!groups.has(one.group)) groups.set(one.group, Object.assign(make("optgroup"), { label: one.group }));
        groups.get(one.group).append(Object.assign(make("option", one.name), { value: one.card }));
      }
      card.replaceChildren(...groups.values());
    }
    card.value = chosen.card;
    lang.value = chosen.lang;
    const [, edition, country] = chosen.card.split("/");
    document.title = `${country} ${edition} – preview`;
  };

  const pdf = (state) => {
    const file = make("a", "The PDF");
    Object.assign(file, { href: state.pdf, target: "_blank", rel: "noopener" });
    made.replaceChildren(...(state.pdf ? [file] : []), state.file ? ` is in ${state.file}` : "");
  };

  const refresh = async () => {
    const mine = (turn += 1);
    const answer = await fetch(`state?${query()}`);
    if (answer.status === 404) return gone("There is no such card any more: choose another one.");
    const state = await answer.json();
    if (mine !== turn) return; // a later one is on its way
    const failed = state.failed && !state.html;
    by("broken").textContent = state.failed || state.broken;
    by("broken").hidden = !(state.failed || state.broken);
    if (failed) return;
    view.classList.toggle("old", Boolean(state.broken || state.failed));
    if (state.html) draw(state.html);
    choices(state);
    problems(state);
    strip(state);
    if (!made.dataset.busy) pdf(state);
    document.body.dataset.version = state.version;
  };

  const gone = (said) => {
    link.textContent = said;
    link.classList.add("gone");
  };

  const choose = () => {
    made.replaceChildren();
    history.replaceState(null, "", `?${query()}`);
    refresh();
  };

  // The first saved file that belongs to another card, if the page follows what is saved.
  const follow = (saved) => {
    if (!by("follow").checked) return;
    const touched = saved.map((file) => file.split("/")).filter((path) => path[0] === "countries" && path.length > 2);
    const [, edition, country] = chosen.card.split("/");
    if (!touched.length || touched.some((path) => path[1] === country && (path.length < 4 || path[2] === edition))) return;
    const [, other, folder] = touched[0];
    const found = [...card.options].find((one) => one.value.endsWith(`/${folder}/${other}`))
      || [...card.options].find((one) => one.value.endsWith(`/${other}`));
    if (found) chosen.card = found.value;
  };

  card.addEventListener("change", () => { chosen.card = card.value; choose(); });
  lang.addEventListener("change", () => { chosen.lang = lang.value; choose(); });

  by("make").addEventListener("click", async () => {
    if (made.dataset.busy) return;
    const button = by("make");
    made.dataset.busy = "yes";
    button.setAttribute("aria-disabled", "true");
    made.textContent = "The PDF is being made …";
    try {
      const headers = { "X-Preview-Token": document.body.dataset.token };
      const answer = await fetch(`pdf?${query()}`, { method: "POST", headers });
      const state = answer.ok ? await answer.json() : { said: [await answer.text()] };
      if (state.pdf) pdf(state);
      else made.textContent = `No PDF was made. ${(state.said || [state.failed]).join(" ")}`;
    } catch {
      made.textContent = "No PDF was made: the preview does not answer.";
    } finally {
      delete made.dataset.busy;
      button.removeAttribute("aria-disabled");
    }
  });

  const events = new EventSource("events");
  events.addEventListener("message", (event) => {
    const news = JSON.parse(event.data);
    if (run && run !== news.run) { location.reload(); return; }
    if (run) follow(news.saved);
    run = news.run;
    link.textContent = "Follows what you save";
    link.classList.remove("gone");
    refresh();
  });
  events.addEventListener("error", () => gone("The preview does not answer: start it again."));
})();
