// Keeps the app on the device, file by file as the published list names them, each checked against its hash. A new version is put
// aside whole and waits: the page asks its person, and only then tells it to take over. Public pages are the server's, except help and
// the one that a quick exit leads to, which must open without a connection.
"use strict";
self.importScripts("./service-worker-assets.js");

const prefix = "app-";
const name = prefix + self.assetsManifest.version;
const base = new URL("./", self.location);
const shell = new URL("index.html", base).href;
const helpPages = ["/en/help", "/ar/help"];
const neutralPages = ["/en/weather", "/ar/weather"];
const styles = ["/site.css", "/app/design/base.css"];
const publicName = "public";

// The list names files from the server's root on.
const notKept = /service-worker[-.\w]*\.js$|\.(?:gz|br|map|pdb)$/;
const files = self.assetsManifest.assets.filter(({ url }) => !notKept.test(url));
const addressOf = (url) => new URL(url, new URL("/", base)).href;
const kept = new Set(files.map(({ url }) => addressOf(url)));

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== base.origin) return;
  url.hash = "";
  if (event.request.mode === "navigate") {
    if (url.pathname.startsWith(base.pathname) || url.pathname === base.pathname.slice(0, -1)) event.respondWith(fromCache(shell));
    else if (helpPages.includes(url.pathname)) event.respondWith(newest(event));
    else if (neutralPages.includes(url.pathname)) event.respondWith(atOnce(event));
  } else {
    url.search = "";
    if (kept.has(url.href)) event.respondWith(fromCache(url.href));
    else if (styles.includes(url.pathname)) event.respondWith(atOnce(event));
  }
});

async function install() {
  const cache = await caches.open(name);
  const rest = [...files];
  // Two at a time: whatever the person does meanwhile, leaving above all, must not queue behind these.
  const keepRest = async () => {
    for (let file = rest.pop(); file; file = rest.pop()) {
      await cache.add(new Request(addressOf(file.url), { integrity: file.hash, cache: "no-cache" }));
    }
  };
  await Promise.all([keepRest(), keepRest()]);
  const pages = await caches.open(publicName);
  for (const page of [...neutralPages, ...helpPages, ...styles]) {
    // A host may leave the public pages out; the app works without them.
    await pages.add(new Request(page, { cache: "no-cache" })).catch(() => {});
  }
}

async function activate() {
  for (const key of await caches.keys()) {
    if (key.startsWith(prefix) && key !== name) await caches.delete(key);
  }
  await self.clients.claim();
}

async function fromCache(address) {
  const cache = await caches.open(name);
  return (await cache.match(address)) ?? fetch(address);
}

// The newest where there is a connection, else the kept one. Keeping it never delays the answer.
async function newest(event) {
  try {
    return await fetchAndKeep(event);
  } catch {
    return (await keptOf(event.request)) ?? Response.error();
  }
}

// The kept one at once: whoever leaves quickly waits for nothing. A newer one is fetched for the next time.
async function atOnce(event) {
  const present = await keptOf(event.request);
  if (!present) return fetchAndKeep(event);
  event.waitUntil(fetchAndKeep(event).catch(() => {}));
  return present;
}

async function keptOf(request) {
  const cache = await caches.open(publicName);
  return cache.match(new URL(request.url).pathname);
}

async function fetchAndKeep(event) {
  const answer = await fetch(event.request);
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(caches.open(publicName).then((cache) => cache.put(new URL(event.request.url).pathname, copy)));
  }
  return answer;
}
