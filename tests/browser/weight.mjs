// What a page costs on the line: bytes as they were sent, compressed, heads included.

export const KB = 1024;
export const BUDGET = { firstPage: 60 * KB, nextPage: 12 * KB, css: 18 * KB, ownScript: 8 * KB, htmxAnswer: 4 * KB };

const LIBRARY = /htmx|sse/i;

// Weighs everything a page asks for from now on. Pictures are outside the budgets; a live stream never ends and so
// never counts.
export async function weigh(page) {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  const asked = new Map();
  let items = [];
  line.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    const htmx = Object.keys(request.headers).some((name) => name.toLowerCase() === "hx-request");
    asked.set(requestId, { url: request.url, type, htmx });
  });
  line.on("Network.responseReceived", ({ requestId, type }) => {
    const item = asked.get(requestId);
    if (item) item.type = type;
  });
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const item = asked.get(requestId);
    if (item && item.url.startsWith("http") && item.type !== "Image") items.push({ ...item, bytes: encodedDataLength });
  });
  return {
    // What came since the last time it was asked.
    take() {
      const taken = items;
      items = [];
      return taken;
    },
    close: () => line.detach(),
  };
}

export const total = (items) => items.reduce((sum, it) => sum + it.bytes, 0);
export const styles = (items) => items.filter((it) => it.type === "Stylesheet");
export const ownScripts = (items) => items.filter((it) => it.type === "Script" && !LIBRARY.test(new URL(it.url).pathname));
export const htmxAnswers = (items) => items.filter((it) => it.htmx);

export function over(what, items, budget) {
  const sum = total(items);
  if (sum <= budget) return [];
  const parts = items.map((it) => `${it.bytes} ${new URL(it.url).pathname}`).join(", ");
  return [`${what}: ${sum} bytes, at most ${budget} (${parts})`];
}
