// Keys. Single letters never fire while someone types, with a modifier held or over an open dialog,
// and are off altogether with data-keys="off" on the body. Every key presses something on the page:
// data-key="e" on a button or link gives it a letter, data-go="c" on a link makes it G C.
{
  const one = (what) => document.querySelector(what);
  const typing = (el) => el.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  const seen = (el) => el.checkVisibility?.() ?? el.offsetParent !== null;
  const rows = () => [...document.querySelectorAll("[data-list] [data-row]")].filter(seen);
  const SEQUENCE = 900;
  let since = 0;

  const dialog = (id) => {
    const it = document.getElementById(id);
    if (!it) return false;
    if (id === "palette") it.dispatchEvent(new Event("ask"));
    else if (!it.open) it.showModal();
    return true;
  };

  const here = () => {
    const list = rows(), on = document.activeElement;
    return [list, list.findIndex((it) => it === on || it.closest("tr, li")?.contains(on))];
  };
  const step = (by) => {
    const [list, at] = here();
    list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, at + by))]?.focus();
  };

  const press = {
    "/": () => one("[data-search]")?.focus(),
    "?": () => dialog("keymap"),
    D: () => one("[data-theme-toggle]")?.click(),
    z: () => one("#toasts [data-undo]")?.click(),
    j: () => step(1),
    k: () => step(-1),
    g: () => { since = Date.now(); },
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key.toLowerCase() === "k") { if (dialog("palette")) event.preventDefault(); return; }
    if ((event.ctrlKey || event.metaKey) && key === "Enter") { const form = target.closest?.("form"); if (form && typing(target)) { event.preventDefault(); form.requestSubmit(); } return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || one("dialog[open]")) return;
    if (key === "Escape" && typing(target)) return target.blur();
    if (document.body.dataset.keys === "off" || typing(target)) return;
    const going = Date.now() - since < SEQUENCE;
    since = 0;
    const link = /^[\w]$/.test(key) && one(going ? `[data-go="${key}"]` : `[data-key="${key}"]`);
    if (link) { event.preventDefault(); link.click(); }
    else if (!going && press[key]) { event.preventDefault(); press[key](); }
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener && dialog(opener.dataset.open)) event.preventDefault();
  });
}
