// Writing templates: numbers beside the lines, going to a fault, inserting a blank, and Tab for spaces.
{
  const lines = (area) => {
    const place = area.parentElement.querySelector("[data-lines]");
    const count = area.value.split("\n").length;
    if (place && place.dataset.lines !== String(count)) {
      place.dataset.lines = count;
      place.textContent = Array.from({ length: count }, (_, at) => at + 1).join("\n");
    }
  };
  document.querySelectorAll("[data-code]").forEach(lines);
  document.addEventListener("input", ({ target }) => { if (target.matches?.("[data-code]")) lines(target); });

  // Tab writes two spaces; after Escape it leaves the field, as everywhere else.
  let leave = false;
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("[data-code]")) return;
    if (event.key === "Escape") leave = true;
    else if (event.key === "Tab" && !event.shiftKey && !leave) {
      event.preventDefault();
      put(event.target, "  ");
    } else leave = leave && event.key === "Tab" ? false : leave && event.key === "Shift";
  });

  const put = (field, text) => {
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  let last;
  document.addEventListener("focusin", ({ target }) => { if (target.closest?.("#wording") && target.matches("textarea, input[name]")) last = target; });
  document.addEventListener("click", ({ target }) => {
    const blank = target.closest?.("[data-insert]");
    if (blank) {
      blank.closest("details").open = false;
      put(last?.isConnected ? last : document.getElementById("f-body"), blank.dataset.insert);
    }
    const fault = target.closest?.("[data-goto]");
    const field = fault && document.getElementById(fault.dataset.goto);
    if (!field) return;
    field.closest("details")?.setAttribute("open", "");
    const before = field.value.split("\n").slice(0, fault.dataset.line - 1).join("\n");
    const at = before.length + (fault.dataset.line > 1 ? 1 : 0) + (fault.dataset.column - 1);
    field.focus();
    field.setSelectionRange(at, at + 1);
    field.scrollIntoView({ block: "nearest" });
    // The line itself, in a field taller than the window.
    const tall = parseFloat(getComputedStyle(field).lineHeight) || 20;
    const top = field.getBoundingClientRect().top + tall * (fault.dataset.line - 1);
    if (field.matches("textarea") && (top < 80 || top > innerHeight - 80)) field.closest(".scroll")?.scrollBy({ top: top - innerHeight / 3 });
  });
}
