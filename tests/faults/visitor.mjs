// A person with cookies and forms, and nothing else.
export class Visitor {
  cookies = new Map();
  constructor(url) { this.url = url; }

  async ask(path, options = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, this.url), { redirect: "manual", ...options, headers: { cookie, origin: this.url, ...options.headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      this.cookies.set(name, value);
    }
    return answer;
  }

  async forms(path) { return formsOf(await (await this.ask(path)).text(), path); }

  // A list is sent as one field for each of its values.
  post(form, fields = {}) {
    const body = Object.entries({ ...form.fields, ...fields }).flatMap(([name, values]) => [values].flat().map((it) => [name, it]));
    return this.ask(form.action, { method: "POST", body: new URLSearchParams(body) });
  }

  async signIn({ email, password }) {
    const form = (await this.forms("/sign-in")).find((it) => it.names.some((name) => /password/i.test(name)));
    const name = (words) => form.names.find((it) => words.test(it));
    const answer = await this.post(form, { [name(/mail|login|user/i)]: email, [name(/password/i)]: password });
    if (answer.status >= 400) throw new Error(`signing in was answered with ${answer.status}`);
  }
}

function formsOf(html, path) {
  return [...html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/gi)].map(([, head, body]) => {
    const inputs = [...body.matchAll(/<(?:input|button)\b([^>]*)>/gi)].map(([, it]) => ({ name: attribute(it, "name"), value: attribute(it, "value") })).filter((it) => it.name);
    const fields = Object.fromEntries(inputs.map((it) => [it.name, it.value ?? ""]));
    const secret = /csrf|token/i;
    const action = attribute(head, "action") ?? path;
    const kept = Object.entries(fields).filter(([name]) => !secret.test(name));
    return { action, fields, names: Object.keys(fields), html: body, key: JSON.stringify([action, kept]) };
  });
}

function attribute(tag, name) {
  const found = tag.match(new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i"));
  return found && (found[1] ?? found[2] ?? found[3]).replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#38;", "&").replaceAll("&#34;", '"');
}
