// Toasts: one line, at most one act, six seconds, longer while pointed at or focused.
// The server writes them: into #toasts with the page, or later as an out-of-band part.
// Undo inside is a form of its own, so it also works without this file.
{
  const box = document.getElementById("toasts");
  const REST = 6000, AFTER = 3000;

  const start = (toast) => {
    if (toast.dataset.on) return;
    toast.dataset.on = "1";
    let timer;
    const wait = (time) => { clearTimeout(timer); timer = setTimeout(() => toast.remove(), time); };
    const hold = () => { clearTimeout(timer); toast.dataset.held = "1"; };
    const held = () => toast.matches(":hover, :focus-within");
    for (const name of ["mouseenter", "focusin"]) toast.addEventListener(name, hold);
    for (const name of ["mouseleave", "focusout"]) toast.addEventListener(name, () => setTimeout(() => held() || wait(AFTER)));
    wait(REST);
  };

  if (box) {
    // The newest is the only one.
    const look = () => { const all = [...box.querySelectorAll(".toast")]; all.slice(0, -1).forEach((it) => it.remove()); all.slice(-1).forEach(start); };
    new MutationObserver(look).observe(box, { childList: true, subtree: true });
    look();
  }

  // Lines that only the browser can know of (copied, no line): <button data-say="Copied" data-copy="text">
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button || !box) return;
    navigator.clipboard?.writeText(button.dataset.copy).then(() => {
      const toast = document.createElement("div");
      toast.className = "toast";
      toast.textContent = button.dataset.say;
      box.append(toast);
    });
  });
}
