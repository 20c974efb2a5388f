// Keeps the app on the device by its service worker. A new version is fetched in the background and waits; only the person's own
// wish lets it take over, and then every tab of the app loads anew.

import { reload } from "./leave.js";

const found = Promise.withResolvers?.() ?? withResolvers();
let registration = null;
let taken = false;
let installPrompt = null;

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  installPrompt = event;
});

export async function keep() {
  if (!navigator.serviceWorker) return;
  const hadOne = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // The first worker takes charge of a page that needs no change.
    if (hadOne || taken) reload();
  });
  try {
    registration = await navigator.serviceWorker.register("service-worker.js", { scope: "/", updateViaCache: "none" });
  } catch {
    return;
  }
  if (registration.waiting) found.resolve();
  // One may have been on its way before this page was told.
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
}

function watch(coming) {
  coming?.addEventListener("statechange", () => {
    if (coming.state === "installed" && navigator.serviceWorker.controller) found.resolve();
  });
}

export function waiting() {
  return found.promise;
}

export function take() {
  taken = true;
  if (registration?.waiting) registration.waiting.postMessage("take over");
  else reload();
}

export async function look() {
  await registration?.update().catch(() => {});
}

export function canInstall() {
  return installPrompt !== null;
}

export async function install() {
  const prompt = installPrompt;
  installPrompt = null;
  if (!prompt) return false;
  prompt.prompt();
  return (await prompt.userChoice).outcome === "accepted";
}

function withResolvers() {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
