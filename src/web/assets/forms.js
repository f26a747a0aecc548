// Forms, menus, theme and the line to the server. Each part only smooths what works without it.
{
  const root = document.documentElement, body = document.body;
  const all = (what, from = document) => [...from.querySelectorAll(what)];

  // Light or dark: follows the system until someone chooses.
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* chosen for this page only */ }
  });

  // Menus are details; one is open at a time. Escape closes and gives the focus back, arrows move inside.
  const menus = () => all("details.menu[open]");
  document.addEventListener("click", (event) => menus().forEach((it) => { if (!it.contains(event.target)) it.open = false; }));
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details.menu") ?? menus()[0];
    if (!menu?.open) return;
    if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.target.matches("input, select, textarea")) {
      const list = all(".pop :is(a, button, input)", menu).filter((it) => it.offsetParent);
      event.preventDefault();
      list[(list.indexOf(document.activeElement) + step + list.length) % list.length]?.focus();
    }
  });

  // A form goes once. It is free again when the answer is here, or when someone comes back to the page.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog" || form.matches("[hx-post], [hx-get], [hx-put], [hx-delete], [hx-patch]")) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    form.querySelector("[type=submit], button:not([type])")?.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelector('[aria-disabled="true"]')?.removeAttribute("aria-disabled");
  }));

  // Leaving a field checks it with what the browser knows; once wrong, typing checks again.
  const check = ({ target }) => {
    const place = target.closest?.("[data-check] .field")?.querySelector("[data-err]");
    if (!place || !target.willValidate) return;
    const wrong = !target.validity.valid;
    target.setAttribute("aria-invalid", String(wrong));
    place.textContent = wrong ? target.dataset.wrong || target.validationMessage : "";
    place.hidden = !wrong;
  };
  document.addEventListener("focusout", (event) => { if (event.target.value) check(event); });
  document.addEventListener("input", (event) => { if (event.target.getAttribute?.("aria-invalid") === "true") check(event); });

  // What has just come: focus where it is asked for, else the first wrong field; strips open at their newest end.
  const arrive = (part) => {
    for (const it of [part, ...all("[data-latest]", part)]) if (it.matches?.("[data-latest]")) it.scrollLeft = it.scrollWidth;
    const wanted = part.querySelector?.("[data-focus]") ?? part.querySelector?.('[aria-invalid="true"]');
    wanted?.focus();
  };
  arrive(document);
  document.addEventListener("htmx:afterSwap", (event) => arrive(event.detail.elt));

  // Choosing in a filter asks at once: <form data-at-once>.
  // The file that was chosen is named in our own words, since its field is not seen: <output data-chosen>.
  document.addEventListener("change", ({ target }) => {
    const place = target.type === "file" && target.closest(".drop")?.querySelector("[data-chosen]");
    if (place) place.textContent = target.files[0]?.name ?? "";
  });
  // Settings save by themselves: <form data-autosave hx-post …> with its button inside <noscript>.
  document.addEventListener("change", ({ target }) => {
    if (target.matches?.("select, [type=checkbox], [type=radio]")) target.closest("form[data-at-once]")?.requestSubmit();
    const form = target.closest?.("form[data-autosave]");
    if (form?.checkValidity()) form.requestSubmit();
  });

  // Settings search: <input data-sift="id"> hides what does not fit, heading and all.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  document.addEventListener("input", ({ target }) => {
    const into = target.dataset?.sift && document.getElementById(target.dataset.sift);
    if (!into) return;
    const words = plain(target.value).split(/\s+/).filter(Boolean);
    for (const it of all("[data-sifted]", into)) it.hidden = !words.every((word) => plain(it.textContent).includes(word));
    for (const it of all("section", into)) it.hidden = !it.querySelector("[data-sifted]:not([hidden])");
    all("[data-sift-none]", into).forEach((it) => { it.hidden = !!into.querySelector("[data-sifted]:not([hidden])"); });
  });

  // A request that fails leaves the page as it is and says so beside what was pressed.
  const say = (near, text) => {
    if (!text) return;
    const place = near?.closest?.("form, tr, .set, .card") ?? near ?? body;
    const host = place.matches("tr") ? place.closest(".list") ?? body : place;
    host.querySelector(":scope > .failed")?.remove();
    const line = document.createElement("p");
    line.className = "failed err bad-t t2";
    line.setAttribute("role", "alert");
    line.textContent = text;
    host.append(line);
  };
  document.addEventListener("htmx:beforeRequest", (event) => all(".failed", event.detail.elt.closest?.("form, .set, .card, .list") ?? body).forEach((it) => it.remove()));
  document.addEventListener("htmx:responseError", (event) => say(event.detail.elt, body.dataset.failed));
  document.addEventListener("htmx:sendError", (event) => say(event.detail.elt, body.dataset.offline));

  // Signed out meanwhile: a part asked for brings the sign-in page; go there instead of showing it inside.
  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.xhr.status === 401) location.reload(); });

  // Live line lost: after 5 s a word, after 30 s with a way to try again.
  const wire = document.getElementById("wire");
  let lost, long;
  document.addEventListener("htmx:sseError", () => {
    if (!wire || lost) return;
    lost = setTimeout(() => { wire.hidden = false; wire.querySelector("a").hidden = true; }, 5000);
    long = setTimeout(() => { wire.querySelector("a").hidden = false; }, 30000);
  });
  document.addEventListener("htmx:sseOpen", () => { clearTimeout(lost); clearTimeout(long); lost = 0; if (wire) wire.hidden = true; });
}
