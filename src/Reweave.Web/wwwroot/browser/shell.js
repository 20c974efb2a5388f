// The unlock shell: plain HTML that is usable while the app's runtime still loads beneath it. It takes a name and a passphrase, or a
// wish (make an account, sign in …), keeps it until .NET asks, and steps aside when the app takes over. The passphrase goes from the
// input element into the vault; .NET is given a handle.

import { drop } from "./vault-port.js";
import "./leave.js";
// From the first moment: the browser offers to install the app once, and early.
import "./updates.js";

const root = document.documentElement;
const element = (id) => document.getElementById(id);
const shell = element("shell");
const form = element("shell-form");

let texts = {};
let wish = null;
let asked = null;
// Taken out of the address bar before the first paint.
let link = window.openedLink ?? null;
delete window.openedLink;
let linkAsked = null;

// Nobody has typed a passphrase before the shell stands: what takes it may arrive a moment later.
let passphrase = null;

// --- For .NET ---

// The next wish of the person: { kind, name, passphrase } where passphrase is a handle in the vault, 0 when none is meant.
export function next() {
  shell.dataset.asked = "";
  return new Promise((resolve) => {
    asked = resolve;
    hand();
  });
}

// What did not work, by its key in the shell's texts or as a sentence; the shell is usable again.
export function refuse(sentence) {
  show();
  busy(false);
  element("shell-refusal").textContent = texts[sentence] ?? sentence;
  element("shell-passphrase").focus();
}

export function hide() {
  busy(false);
  say("");
  shell.hidden = true;
}

export function show() {
  shell.hidden = false;
}

export function isShown() {
  return !shell.hidden;
}

// The address a person came in by, once: an invitation's link or an acceptance check; empty when there is none. Its secret part left
// the address bar before anything else ran.
export function openedLink() {
  const opened = link ?? "";
  link = null;
  element("shell-invitation").hidden = true;
  return opened;
}

// Resolves when another such link is opened in this tab.
export function nextLink() {
  return new Promise((resolve) => (linkAsked = resolve));
}

export function language() {
  return root.lang;
}

// Which accounts are listed here, by their own wish; the list stands in plain sight, so it holds nothing else.
export function list(names) {
  if (names) localStorage.setItem("listed", names);
  else localStorage.removeItem("listed");
  fillNames();
}

// --- Links that carry a secret in their fragment ---

function takeLink() {
  if (!/^#[ia]=/.test(location.hash)) return null;
  const address = location.href;
  history.replaceState(history.state, "", location.pathname + location.search);
  return address;
}

addEventListener("hashchange", (event) => {
  const opened = takeLink();
  if (!opened) return;
  event.stopImmediatePropagation();
  link = opened;
  if (!shell.hidden) element("shell-invitation").hidden = !isInvitation(link);
  linkAsked?.(link);
  linkAsked = null;
});

// Steps back through the history stay in this document: while it is locked, none of them may name a screen.
addEventListener("popstate", () => {
  if (!shell.hidden && !location.hash) history.replaceState(null, "", document.baseURI);
});

const isInvitation = (address) => /#i=/.test(address);

// --- What the person does ---

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const name = element("shell-name").value.trim().toLowerCase();
  element("shell-refusal").textContent = "";
  busy(true);
  try {
    const handle = await (await passphraseModule()).take("shell-passphrase");
    if (handle === 0) {
      // Nothing but white space: there is nothing to try.
      busy(false);
      element("shell-passphrase").focus();
      return;
    }
    make({ kind: "unlock", name, passphrase: handle });
  } catch {
    refuse("TooOld");
  }
});

for (const button of shell.querySelectorAll("[data-way]")) {
  button.addEventListener("click", () => make({ kind: button.dataset.way, name: "", passphrase: 0 }));
}

for (const button of shell.querySelectorAll("[data-language]")) {
  button.addEventListener("click", async () => {
    localStorage.setItem("language", button.dataset.language);
    element("shell-language").open = false;
    await speak(button.dataset.language);
  });
}

element("shell-show").addEventListener("click", ({ currentTarget: button }) => {
  const field = element("shell-passphrase");
  const shown = field.type === "password";
  field.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
  button.textContent = texts[shown ? "HidePassphrase" : "ShowPassphrase"];
});

element("shell-again").addEventListener("click", () => location.reload());

function make(made) {
  if (wish?.passphrase) drop(wish.passphrase);
  wish = made;
  say(asked ? "Unlocking" : "Loading", made.kind === "unlock" || !asked);
  hand();
}

function hand() {
  if (!asked || !wish) return;
  const [resolve, handed] = [asked, wish];
  asked = wish = null;
  if (handed.kind === "unlock") say("Unlocking", true);
  resolve(handed);
}

function passphraseModule() {
  passphrase ??= import("./passphrase.js");
  passphrase.catch(() => (passphrase = null));
  return passphrase;
}

function busy(working) {
  element("shell-unlock").setAttribute("aria-busy", String(working));
  if (!working) say("");
}

// --- Words ---

async function speak(tag) {
  const early = window.shellText;
  delete window.shellText;
  const answer = (early?.language === tag && (await early.answer)) || (await fetch(`text/shell.${tag}.json`));
  if (!answer.ok) return false;
  texts = await answer.json();
  root.lang = tag;
  root.dir = tag === "ar" ? "rtl" : "ltr";
  for (const part of document.querySelectorAll("[data-text]")) part.textContent = texts[part.dataset.text];
  for (const part of document.querySelectorAll("#shell [data-title]")) part.title = texts[part.dataset.title];
  for (const part of document.querySelectorAll("#shell [data-label]")) part.setAttribute("aria-label", texts[part.dataset.label]);
  for (const button of shell.querySelectorAll("[data-language]")) {
    const present = button.dataset.language === tag;
    button.toggleAttribute("aria-current", present);
    if (present) element("shell-endonym").textContent = button.textContent;
  }
  element("shell-help").href = `/${tag}/help`;
  return true;
}

function say(key, moving = false) {
  element("shell-progress-words").textContent = texts[key] ?? "";
  element("shell-progress-bar").hidden = !moving;
}

function fillNames() {
  const names = (localStorage.getItem("listed") ?? "").split("\n").filter(Boolean);
  element("shell-names").replaceChildren(...names.map((name) => new Option(name, name)));
  if (names.length === 1 && !element("shell-name").value) element("shell-name").value = names[0];
}

// --- The runtime, after the first paint ---

async function startApp() {
  const script = document.createElement("script");
  script.setAttribute("autostart", "false");
  script.src = "_framework/blazor.webassembly.js";
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
  });
  document.head.append(script);
  await loaded;
  const slow = setTimeout(() => !shell.hidden && !asked && say("LoadingSlow", true), 20_000);
  await Blazor.start({
    configureRuntime: (builder) =>
      builder
        // Without it, a part that once could not be fetched would be given up until the next load.
        .withConfig({ enableDownloadRetry: true })
        .withModuleConfig({ onDownloadResourceProgress: (done, all) => tellProgress(done, all) }),
  });
  clearTimeout(slow);
}

function tellProgress(done, all) {
  const bar = element("shell-progress-bar");
  // The app may have taken the shell's place while the last of its files still arrive.
  if (!bar) return;
  bar.value = all ? Math.round((100 * done) / all) : 0;
  if (wish && texts.LoadingPart) {
    element("shell-progress-words").textContent = texts.LoadingPart.replace("{percent}", String(bar.value));
  }
}

async function open() {
  for (const tag of [root.lang, ...root.dataset.languages.split(" ")]) {
    // Without a connection only what was kept is there; some language is better than none.
    if (await speak(tag).catch(() => false)) break;
  }
  shell.dataset.ready = "";
  element("shell-invitation").hidden = !link || !isInvitation(link);
  try {
    fillNames();
  } catch {
    element("shell-refusal").textContent = texts.NoStorage;
    return;
  }
  if (!crypto.subtle || !window.indexedDB || !navigator.locks || !window.WebAssembly) {
    element("shell-refusal").textContent = texts.TooOld;
    return;
  }
  say(sessionStorage.getItem("locked") ? "Locked" : "");
  sessionStorage.removeItem("locked");
  element(element("shell-name").value ? "shell-passphrase" : "shell-name").focus();
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  passphraseModule().catch(() => {});
  try {
    await startApp();
  } catch {
    say("LoadingFailed");
    element("shell-again").hidden = false;
  }
}

await open();
