// While developing nothing is kept: every load shows the newest build. The published app has service-worker.published.js here.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("fetch", () => {});
