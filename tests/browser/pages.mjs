// The pages of the console. `path` may need what `world` knows: the first customer, the first order, a message.
// `asserts` says what a person must find there, beyond what holds for every page.

const heading = (words) => async (page) => {
  const said = (await page.getByRole("heading", { level: 1 }).first().textContent()).trim().replace(/\s+/g, " ");
  return words.test(said) ? [] : [`words: the heading is "${said}", wanted ${words}`];
};

const has = (...selectors) => async (page) => {
  const missing = [];
  for (const it of selectors) if (!(await page.locator(it).count())) missing.push(`words: nothing like ${it}`);
  return missing;
};

export const PAGES = [
  { name: "sign-in", path: "/sign-in", stranger: true, asserts: [heading(/sign in/i), has("input[type=password]", "input[autocomplete~=username], input[type=email]")] },
  { name: "today", path: "/", asserts: [heading(/today/i), has("#now", 'a[href="/orders"]')] },
  { name: "shop", path: "/demo/shop", stranger: true, asserts: [has(".thing", "[name=q]")] },
  { name: "shop-basket", path: "/demo/shop/basket", stranger: true, asserts: [has("h1")] },
  { name: "shop-account", path: "/demo/shop/account", stranger: true, asserts: [has("h1")] },
  { name: "customers", path: "/customers", asserts: [heading(/customers/i), has('main a[href^="/customers/"]')] },
  { name: "customers-found", path: (world) => `/customers?q=${encodeURIComponent(world.customer.word)}`, asserts: [(page, world) => has(`main a[href^="${world.customer.href}"]`)(page)] },
  { name: "customers-none", path: "/customers?q=qqqqzzzz", asserts: [heading(/customers/i)] },
  { name: "customer", path: (world) => world.customer.href, asserts: [has("h1")] },
  { name: "duplicates", path: "/customers/duplicates", asserts: [has("h1")] },
  { name: "suppressions", path: "/customers/suppressions", asserts: [heading(/nothing is sent/i)] },
  { name: "suppressions-new", path: "/customers/suppressions/new", asserts: [has("textarea[name=addresses]")] },
  { name: "customers-import", path: "/customers/import", asserts: [has("input[type=file]")] },
  { name: "orders", path: "/orders", asserts: [heading(/orders/i), has('main a[href^="/orders/"]')] },
  { name: "order", path: (world) => world.order.href, asserts: [has("h1")] },
  { name: "products", path: "/products", asserts: [heading(/products/i)] },
  { name: "product", path: (world) => world.product.href, asserts: [has("h1", 'main a[href$="/months.csv"]')] },
  { name: "product-edit", path: (world) => `${world.product.href}/edit`, asserts: [has("input[name=title]", "input[name=price]")] },
  { name: "messages", path: "/messages", asserts: [heading(/messages/i), has('main a[data-row][href^="/messages/"]')] },
  { name: "messages-none", path: "/messages?q=qqqqzzzz", asserts: [heading(/messages/i), has('main a[href="/messages"]')] },
  { name: "message", path: (world) => world.message.href, asserts: [(page, world) => heading(new RegExp(world.message.word))(page), has("iframe.letter", ".kv")] },
  { name: "templates", path: "/templates", asserts: [heading(/templates/i), has('main a[data-row][href^="/templates/"]')] },
  { name: "template", path: (world) => world.template.href, asserts: [has("h1", "textarea[name=body]", "iframe.mail")] },
  { name: "template-new", path: "/templates/new", asserts: [has("input[name=name]", "input[name=purpose]")] },
  { name: "mail", path: "/demo/mail", asserts: [has('main a[data-row][href^="/demo/mail/"]')] },
  { name: "mail-one", path: (world) => world.mail.href, asserts: [has("h1", "iframe")] },
  { name: "reports", path: "/reports", asserts: [heading(/reports|how we are doing/i)] },
  { name: "settings", path: "/settings", asserts: [heading(/settings/i)] },
  { name: "team", path: "/settings/team", asserts: [heading(/team|people/i)] },
  { name: "channels", path: "/settings/channels", asserts: [heading(/email/i), has('main a[href^="/settings/channels/"]')] },
  { name: "channel-new", path: "/settings/channels/new", asserts: [has("input[name=host]", "input[name=from_address]")] },
  { name: "channel", path: (world) => world.channel.href, asserts: [has("input[name=host]", "textarea[name=pem]")] },
  { name: "thanks", path: "/settings/thanks", asserts: [has("h1", "#f-on", "#f-template")] },
  { name: "tracking", path: "/settings/tracking", asserts: [has("h1", 'main a[href^="/settings/tracking/"]', "input[name=kind]")] },
  { name: "tracking-key", path: (world) => world.key.href, asserts: [has("h1", "[data-copy]", "#f-pace")] },
  { name: "api-tokens", path: "/settings/api", asserts: [heading(/api/i), has("input[name=scope]", 'a[href="/api/reference"]')] },
  { name: "api-reference", path: "/api/reference", stranger: true, asserts: [heading(/api reference/i), has("#book_order", "#problem-invalid")] },
  { name: "webhooks", path: "/settings/webhooks", asserts: [heading(/webhooks/i), has("input[name=kind]")] },
  { name: "audit", path: "/audit", asserts: [has("h1")] },
  { name: "jobs", path: "/jobs", asserts: [has("h1")] },
  { name: "imports", path: "/imports", asserts: [heading(/import/i)] },
  { name: "me", path: "/me", asserts: [has("h1")] },
];

export const pathOf = (entry, world) => (typeof entry.path === "function" ? entry.path(world) : entry.path);
