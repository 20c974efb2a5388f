// Keeps the app on the device, file by file as the published list names them, each checked against its hash. A new version is put
// aside whole and waits: the page asks its person, and only then tells it to take over. Public pages are the server's, except help and
// the one that a quick exit leads to, which must open without a connection.
"use strict";
self.importScripts("./service-worker-assets.js");

const prefix = "app-";
const name = prefix + self.assetsManifest.version;
const base = new URL("./", self.location);
const shell = new URL("index.html", base).href;
const helpPages = ["/en/help", "/ar/help", "/en/weather", "/ar/weather"];
const helpName = "help";

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
    else if (helpPages.includes(url.pathname)) event.respondWith(help(event.request));
  } else {
    url.search = "";
    if (kept.has(url.href)) event.respondWith(fromCache(url.href));
    else if (helpStyles.has(url.pathname)) event.respondWith(help(event.request));
  }
});

const helpStyles = new Set(["/site.css", "/app/design/tokens.css"]);

async function install() {
  const cache = await caches.open(name);
  await cache.addAll(
    files.map(({ url, hash }) => new Request(addressOf(url), { integrity: hash, cache: "no-cache" })),
  );
  const helpCache = await caches.open(helpName);
  for (const page of [...helpPages, ...helpStyles]) {
    // A host may leave the public pages out; the app works without them.
    await helpCache.add(new Request(page, { cache: "no-cache" })).catch(() => {});
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

// The newest help where there is a connection, else the kept one.
async function help(request) {
  const cache = await caches.open(helpName);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}
