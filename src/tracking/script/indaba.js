// Tells the shop's own program what a visitor does: indaba('page'), indaba('track', name, properties),
// indaba('identify', id, traits), indaba('alias', id), indaba('group', id, traits), indaba('reset'), indaba('consent', yes),
// indaba('cartAdd', product), 'cartRemove', 'cartView', 'checkout', 'order'.
//
// What is told goes first into an outbox that survives a lost line and a closed tab, and leaves it when the server has
// it. It may be sent twice, so each message has an id, by which the server knows it again. With data-consent="ask"
// nothing is stored and nothing is sent before indaba('consent', true).
(() => {
  const w = window, d = document, nav = navigator;
  const tag = d.currentScript || d.querySelector('script[data-key][src*="/indaba.js"]');
  if (!tag || (w.indaba && w.indaba.on)) return;
  const { key, host, consent, auto, gpc } = tag.dataset;
  const door = (host || new URL(tag.src).origin) + '/v1/batch';
  const before = (w.indaba && w.indaba.q) || [];
  const quiet = nav.globalPrivacyControl && gpc !== 'off';
  const BOX = 'indaba.', USER = 'indaba_user', ID = '_indaba', LATER = 60000;

  // Storage that may be forbidden; then what is told lives as long as the page.
  const memory = {};
  let store = memory;
  const open = () => {
    try {
      const box = w.localStorage;
      box.setItem(BOX, '');
      box.removeItem(BOX);
      store = box;
    } catch (e) {}
  };
  const get = (name) => (store === memory ? memory[name] : store.getItem(name));
  const put = (name, value) => {
    try {
      store === memory ? (memory[name] = value) : store.setItem(name, value);
    } catch (e) {
      memory[name] = value;
    }
  };
  const drop = (name) => {
    delete memory[name];
    if (store !== memory) store.removeItem(name);
  };

  const cookie = () => (d.cookie.match(/(?:^|; )_indaba=([\w-]+)/) || [])[1];
  const keep = (id, age) => {
    const safe = location.protocol === 'https:' ? '; Secure' : '';
    d.cookie = ID + '=' + id + '; Path=/; Max-Age=' + age + '; SameSite=Lax' + safe;
  };
  const chance = () => {
    const bytes = w.crypto.getRandomValues(new Uint8Array(12));
    return Array.from(bytes, (it) => it.toString(36).padStart(2, '0')).join('');
  };
  let anonymous;
  const me = () => {
    anonymous = cookie() || anonymous || chance();
    keep(anonymous, 34e6);
    return anonymous;
  };

  // Agreed: true, or false, or not asked yet. Who has an id has agreed before.
  let agreed = !quiet && (consent !== 'ask' || !!cookie() || null);
  let held = [], last = 0, busy = false, wait = 1000, timer;

  const message = (type, more) => {
    // In order, also of two in one millisecond.
    last = Math.max(last + 1, Date.now());
    const here = new URL(location), campaign = {};
    here.searchParams.forEach((value, name) => {
      if (name.startsWith('utm_')) campaign[name === 'utm_campaign' ? 'name' : name.slice(4)] = value;
    });
    return {
      type,
      messageId: last.toString(36) + '-' + chance(),
      timestamp: new Date().toISOString(),
      context: {
        page: { url: here.href, path: here.pathname, title: d.title, referrer: d.referrer },
        campaign,
        locale: nav.language,
        library: { name: 'indaba.js' },
      },
      ...more,
    };
  };

  const tell = (it) => {
    if (agreed === false) return;
    if (agreed === null) {
      held = [...held, it].slice(-50);
      return;
    }
    it.anonymousId = it.anonymousId || me();
    const user = get(USER);
    if (user && !it.userId) it.userId = user;
    put(BOX + it.messageId, JSON.stringify(it));
    clearTimeout(timer);
    timer = setTimeout(send, 20);
  };

  const waiting = () => {
    const names = store === memory ? [] : Object.keys(store);
    return [...new Set([...names, ...Object.keys(memory)])].filter((it) => it.startsWith(BOX)).sort();
  };
  // As many as a request may weigh that outlives its page.
  const load = () => {
    const names = [], batch = [];
    let size = 0;
    for (const name of waiting()) {
      const text = memory[name] || get(name);
      size += text.length * 2;
      if (names.length && size > 50000) break;
      names.push(name);
      batch.push(text);
    }
    const body = '{"writeKey":' + JSON.stringify(key) + ',"sentAt":"' + new Date().toISOString() + '","batch":[' + batch + ']}';
    return { names, body };
  };

  const send = async () => {
    if (busy || agreed !== true) return;
    const { names, body } = load();
    if (!names.length) return;
    busy = true;
    let next = 0;
    try {
      // Plain text, so that the browser need not ask first whether it may.
      const answer = await fetch(door, { method: 'POST', body, keepalive: true, credentials: 'omit', headers: { 'content-type': 'text/plain' } });
      if (answer.ok || (answer.status < 500 && answer.status !== 429 && answer.status !== 408)) {
        names.forEach(drop);
        wait = 1000;
      } else {
        next = answer.headers.get('retry-after') * 1000 || wait;
      }
    } catch (e) {
      next = wait;
    }
    busy = false;
    if (next) wait = Math.min(wait * 2, LATER);
    if (waiting().length) timer = setTimeout(send, next);
  };

  const track = (event, properties = {}) => tell(message('track', { event, properties }));
  const products = (it, more) => ({ ...more, products: it });
  const acts = {
    track,
    page(name, properties) {
      if (name && typeof name === 'object') [name, properties] = [undefined, name];
      const { page } = message('page').context;
      tell(message('page', { name, properties: { ...page, ...properties } }));
    },
    identify(userId, traits) {
      if (userId && typeof userId === 'object') [userId, traits] = [undefined, userId];
      if (userId && agreed) put(USER, String(userId));
      tell(message('identify', { userId, traits: traits || {} }));
    },
    alias(userId, previousId) {
      const id = previousId || (agreed && get(USER)) || anonymous || cookie();
      if (id) tell(message('alias', { userId, previousId: id }));
      if (agreed) put(USER, String(userId));
    },
    group: (groupId, traits) => tell(message('group', { groupId, traits: traits || {} })),
    reset() {
      drop(USER);
      anonymous = chance();
      if (agreed) keep(anonymous, 34e6);
    },
    consent(yes) {
      if (quiet) return;
      agreed = !!yes;
      if (agreed) {
        open();
        const all = held;
        held = [];
        all.forEach((it) => {
          if (it.type === 'identify' && it.userId) put(USER, String(it.userId));
          tell(it);
        });
      } else {
        keep('', 0);
        anonymous = undefined;
        waiting().forEach(drop);
        drop(USER);
        held = [];
      }
    },
    cartAdd: (product) => track('Product Added', product),
    cartRemove: (product) => track('Product Removed', product),
    cartView: (all, more) => track('Cart Viewed', products(all, more)),
    checkout: (all, more) => track('Checkout Started', Array.isArray(all) ? products(all, more) : all),
    order: (order) => track('Order Completed', order),
  };

  w.indaba = (act, ...rest) => acts[act] && acts[act](...rest);
  w.indaba.on = true;
  if (agreed) open();
  // The page goes away: what is still here is handed to the browser, and stays until the next page knows that it came.
  const leave = () => {
    const { names, body } = load();
    if (agreed === true && names.length) nav.sendBeacon(door, new Blob([body], { type: 'text/plain' }));
  };
  w.addEventListener('pagehide', leave);
  w.addEventListener('online', send);
  before.forEach((it) => w.indaba(...it));
  if (auto !== undefined && auto !== 'off') acts.page();
  send();
})();
