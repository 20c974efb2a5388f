// What screens need of the page itself and Blazor has no word for: language and theme on the root element, dialogs, copying,
// printing, a file to keep. Holds no secrets and keeps nothing but the two choices that must stand before anything is unlocked.

export function setLanguage(tag, direction) {
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
  localStorage.setItem("language", tag);
}

// The system's choice is the absence of one.
export function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  if (theme) localStorage.setItem("theme", theme);
  else localStorage.removeItem("theme");
}

export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}

export function closeDialog(id) {
  document.getElementById(id)?.close();
}

export function focus(id) {
  document.getElementById(id)?.focus();
}

export function focusHeading() {
  scrollTo(0, 0);
  document.querySelector("#app h1")?.focus({ preventScroll: true });
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function canShare() {
  return typeof navigator.share === "function";
}

// The person may turn back in the system's own sheet; that is no error.
export async function share(text) {
  try {
    await navigator.share({ text });
    return true;
  } catch {
    return false;
  }
}

export function print() {
  window.print();
}

export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// While a conversation is on the screen. Browsers let go of it when the page is hidden, and it is asked for again when it comes back;
// where there is no such thing the screen goes dark as ever.
let awake = null;
let wanted = false;

async function stayAwake() {
  if (wanted && !awake && navigator.wakeLock && document.visibilityState === "visible") {
    try {
      const held = await navigator.wakeLock.request("screen");
      held.addEventListener("release", () => (awake = null));
      awake = held;
      if (!wanted) await held.release();
    } catch {
      awake = null;
    }
  }
}

export function keepAwake(on) {
  if (wanted === on) return;
  wanted = on;
  if (on) {
    document.addEventListener("visibilitychange", stayAwake);
    stayAwake();
  } else {
    document.removeEventListener("visibilitychange", stayAwake);
    awake?.release();
  }
}

// One turn of the page's own loop: what is waiting to be drawn or heard comes first. (A timer would be held back to four milliseconds.)
const turns = new MessageChannel();
const resting = [];
turns.port1.onmessage = () => resting.shift()();

export function pause() {
  return new Promise((resolve) => {
    resting.push(resolve);
    turns.port2.postMessage(null);
  });
}

export function idle() {
  return new Promise((resolve) => {
    // Safari has no word for it.
    if (self.requestIdleCallback) requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 1000);
  });
}
