// Shows what the push service delivers, and opens what it is about. It keeps no pages and sees no request.
// Version 1: a browser takes a new one as soon as this file differs by a byte.
const ICON = '/seal.svg';
/** How long an open page may take to say that it goes there itself. */
const ANSWER_MS = 1000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** A place in this app; the list for anything else. */
function placeOf(url) {
  try {
    const place = new URL(url, self.location.origin);
    if (place.origin === self.location.origin && /^\/(?![/\\])/.test(url)) return place.pathname + place.search;
  } catch {
    // No address at all.
  }
  return '/notifications';
}

/** What was pushed; a browser that gets a push must show something, whatever came. */
function readPush(data) {
  try {
    const { title, body, url, tag, lang } = data.json();
    if (typeof title === 'string' && title !== '')
      return { title, body: `${body ?? ''}`, url: `${url ?? ''}`, tag: `${tag ?? ''}`, lang: `${lang ?? ''}` };
  } catch {
    // Not ours.
  }
  return { title: 'girok', body: '', url: '', tag: 'girok', lang: '' };
}

const windows = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

self.addEventListener('push', (event) => {
  const { title, body, url, tag, lang } = readPush(event.data);
  const show = async () => {
    // Whoever looks at the app sees it there already: no sound.
    const silent = (await windows()).some((each) => each.focused);
    await self.registration.showNotification(title, {
      body,
      tag: tag || undefined,
      lang,
      silent,
      icon: ICON,
      data: { url: placeOf(url) },
    });
  };
  event.waitUntil(show());
});

/** Asks a page to go there without loading anew; false where it does not answer. */
function goes(client, url) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => resolve(false), ANSWER_MS);
    port1.onmessage = () => {
      clearTimeout(timer);
      resolve(true);
    };
    client.postMessage({ kind: 'girok.open', url }, [port2]);
  });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = placeOf(event.notification.data?.url ?? '');
  const open = async () => {
    const all = await windows();
    const page = all.find((each) => each.focused) ?? all.find((each) => each.visibilityState === 'visible') ?? all[0];
    if (!page) return self.clients.openWindow(url);
    await page.focus().catch(() => undefined);
    if (!(await goes(page, url))) await page.navigate(url).catch(() => self.clients.openWindow(url));
  };
  event.waitUntil(open());
});

self.addEventListener('pushsubscriptionchange', (event) => {
  const anew = async () => {
    const options = event.oldSubscription?.options;
    if (!event.newSubscription && options) await self.registration.pushManager.subscribe(options);
    // A page tells the API; where none is open, the next one does.
    for (const each of await windows()) each.postMessage({ kind: 'girok.push' });
  };
  event.waitUntil(anew());
});
