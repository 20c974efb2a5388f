// Leaving and locking. Both clear the screen first, in the same turn, then end the vault and with it every key; the document goes
// away afterwards, because what .NET and script have read cannot be wiped otherwise.

import { close } from "./vault-port.js";

const timesShift = 3;
const withinMilliseconds = 1500;
const tabs = new BroadcastChannel("reweave");

let shifts = [];
let idle = null;

// To a plain page, in place of this one in the history. Every other tab leaves too.
export function leave() {
  clear();
  tabs.postMessage("leave");
  location.replace(`/${document.documentElement.lang || "en"}/weather`);
}

// Back to the unlock shell, in every tab.
export function lock() {
  tabs.postMessage("lock");
  reload();
}

export function reload() {
  clear();
  sessionStorage.setItem("locked", "1");
  location.reload();
}

// Locks this tab after so many minutes without a touch; 0 never does. Time is compared, not counted: timers sleep with the device.
export function lockWhenIdle(minutes) {
  if (!idle) {
    idle = { minutes, touched: Date.now() };
    const touch = () => (idle.touched = Date.now());
    for (const name of ["pointerdown", "keydown", "wheel"]) addEventListener(name, touch, { capture: true, passive: true });
    document.addEventListener("visibilitychange", lockIfIdle);
    setInterval(lockIfIdle, 5000);
  }
  idle.minutes = minutes;
}

function lockIfIdle() {
  if (idle.minutes > 0 && Date.now() - idle.touched > idle.minutes * 60_000) reload();
}

function clear() {
  document.body.replaceChildren();
  close();
}

tabs.onmessage = ({ data }) => {
  if (data === "lock") reload();
  if (data === "leave") {
    clear();
    location.replace(`/${document.documentElement.lang || "en"}/weather`);
  }
};

addEventListener(
  "click",
  (event) => {
    if (event.target instanceof Element && event.target.closest("[data-leave]")) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  },
  { capture: true },
);

// Three taps: Shift let go three times with no other key between, so that capital letters never count up.
addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Shift") shifts = [];
  },
  { capture: true },
);

addEventListener(
  "keyup",
  (event) => {
    if (event.key !== "Shift") return;
    const now = event.timeStamp;
    shifts = [...shifts.filter((before) => now - before < withinMilliseconds), now];
    if (shifts.length >= timesShift) leave();
  },
  { capture: true },
);

// A page that comes back out of the browser's memory would show what was on it.
addEventListener("pageshow", (event) => {
  if (event.persisted) reload();
});
