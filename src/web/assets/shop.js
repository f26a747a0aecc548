// The storefront tells the tracking script what happens, as any web shop does. Without it everything works all the same.
{
  const tell = (it) => window.indaba && it.dataset.told && indaba("track", it.dataset.told, JSON.parse(it.dataset.with || "{}"));

  tell(document.body);
  addEventListener("submit", ({ target: form }) => {
    if (!window.indaba) return;
    if ("identify" in form.dataset) {
      const { name, email } = Object.fromEntries(new FormData(form));
      if (email) indaba("identify", null, { name, email, language: document.documentElement.lang });
    }
    if ("reset" in form.dataset) indaba("reset");
    if (form.dataset.told) {
      const it = JSON.parse(form.dataset.with), pieces = +new FormData(form).get("pieces");
      indaba("track", form.dataset.told, pieces > 0 ? { ...it, quantity: pieces } : it);
    }
  });
}
