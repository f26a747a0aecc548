// The command palette: acts are in the page, pages come with the menus, records are asked from the server after a
// short rest.
// A leading > keeps acts, # orders, @ people. Arrows move, Enter opens, Escape closes.
{
  const pal = document.getElementById("palette");
  const field = pal?.querySelector("[role=combobox]");
  const found = pal?.querySelector("#pal-found");
  const REST = 120;
  let timer, asked;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const shown = () => [...pal.querySelectorAll("[role=option]")].filter((it) => !it.closest("[hidden]"));

  const pick = (option) => {
    for (const it of pal.querySelectorAll('[aria-selected="true"]')) it.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id); else field.removeAttribute("aria-activedescendant");
  };

  const filter = () => {
    const typed = field.value.trimStart(), sign = ">#@".includes(typed[0] ?? " ") ? typed[0] : "";
    const words = plain(typed.slice(sign.length)).split(/\s+/).filter(Boolean);
    for (const group of pal.querySelectorAll("[data-kind]")) {
      let any = false;
      for (const it of group.querySelectorAll("[role=option]")) {
        const fits = (!sign || (sign === ">" && group.dataset.kind === "act")) && words.every((word) => plain(it.textContent).includes(word));
        it.hidden = !fits;
        any ||= fits;
      }
      group.hidden = !any;
    }
    clearTimeout(timer);
    const question = typed.trim();
    if (sign === ">" || question.length < sign.length + 2) { asked?.abort(); found.replaceChildren(); }
    else timer = setTimeout(() => ask(question), REST);
    settle();
  };

  const ask = async (question) => {
    asked?.abort();
    const mine = (asked = new AbortController());
    found.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`${pal.dataset.find}?q=${encodeURIComponent(question)}`, { headers: { "HX-Request": "true", "HX-Target": "pal-found" }, signal: mine.signal });
      if (!answer.ok || answer.redirected) throw 0;
      found.innerHTML = await answer.text();
      [...found.querySelectorAll("[role=option]")].forEach((it, at) => { it.id ||= `pf${at}`; });
    } catch { if (!mine.signal.aborted) found.replaceChildren(); }
    if (mine === asked) found.removeAttribute("aria-busy");
    settle();
  };

  // Keep what is chosen while it can be seen, else take the first; say so when there is nothing.
  const settle = () => {
    const list = shown();
    const kept = list.find((it) => it.getAttribute("aria-selected") === "true");
    pick(kept ?? list[0]);
    pal.querySelector("#pal-none").hidden = list.length > 0 || !full || found.hasAttribute("aria-busy");
  };

  // The menus of pages are one part that the browser keeps: asked for when someone is about to open one.
  let asking, full = false;
  const fill = () => (asking ??= fetch(pal.dataset.menus)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject()))
    .then((html) => {
      const parts = document.createElement("template");
      parts.innerHTML = html;
      for (const part of parts.content.children) {
        const place = document.getElementById(part.dataset.fills), held = place?.contains(document.activeElement);
        place?.replaceChildren(...part.childNodes);
        place?.querySelector(`[href="${place.dataset.here}"]`)?.setAttribute("aria-current", "page");
        if (held) place.querySelector("a")?.focus();
      }
    })
    .catch(() => { asking = undefined; })
    .then(() => { full = true; if (pal.open) filter(); }));
  const near = ({ key, target }) => {
    if (key ? ["Control", "Meta", "?"].includes(key) : target.closest?.("[data-open], .shop > summary")) fill();
  };

  const open = () => { if (pal.open || document.querySelector("dialog[open]")) return; fill(); pal.showModal(); field.value = ""; filter(); pick(shown()[0]); };


  // An option is a link, or names by data-for the id of the button or field it stands for.
  const run = (option) => {
    if (!option) return;
    pal.close();
    const stands = option.dataset.for && document.getElementById(option.dataset.for);
    if (stands) stands.matches("input, textarea, select") ? stands.focus() : stands.click();
    else if (option.dataset.href) location.assign(option.dataset.href);
  };

  if (pal) {
    field.addEventListener("input", filter);
    field.addEventListener("keydown", (event) => {
      const list = shown(), at = list.findIndex((it) => it.getAttribute("aria-selected") === "true");
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
      if (to !== undefined && list.length) {
        event.preventDefault();
        const jump = event.key.startsWith("Page");
        pick(list[jump ? Math.max(0, Math.min(list.length - 1, to)) : (to + list.length) % list.length]);
      } else if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); run(list[at]); }
    });
    pal.addEventListener("click", (event) => { if (event.target === pal) pal.close(); else run(event.target.closest("[role=option]")); });
    pal.addEventListener("ask", open);
    for (const act of ["pointerdown", "focusin", "keydown", "click"]) document.addEventListener(act, near);
  }
}
