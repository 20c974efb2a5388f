// Photos between the person's files and the app: taken from an input, encoded anew beside the page, shown from memory.

import { encode } from "./photo-encoding.js";

const taken = new Map();
const shown = new Map();
let last = 0;

// The files that were chosen, each under a number; the input is emptied, so that the same file can be chosen again.
export function take(inputId) {
  const input = document.getElementById(inputId);
  const numbers = [...(input?.files ?? [])].map((file) => {
    taken.set(++last, file);
    return last;
  });
  if (input) input.value = "";
  return numbers;
}

export function nameOf(number) {
  return taken.get(number)?.name ?? "";
}

export function letGo(number) {
  taken.delete(number);
}

export async function encoded(number, bytes, thumbnailBytes) {
  const file = taken.get(number);
  const limits = {
    fileBytes: 60_000_000,
    bytes,
    thumbnailBytes,
    sides: [[2048, 0.85], [1600, 0.8], [1280, 0.7], [960, 0.6]],
    thumbnailSides: [[320, 0.7], [240, 0.65], [180, 0.55], [120, 0.4]],
  };
  if (!file) return { failed: "empty" };
  const made = canDrawAside() ? await aside(file, limits) : await encode(file, limits, onPage, toBlob);
  return { failed: null, bytes: null, thumbnail: null, width: 0, height: 0, ...made };
}

// Shows bytes in an image element; the address is of this page's memory and ends with it.
export function show(imageId, bytes) {
  const image = document.getElementById(imageId);
  if (!image) return;
  hide(imageId);
  const address = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
  shown.set(imageId, address);
  image.src = address;
}

export function hide(imageId) {
  const address = shown.get(imageId);
  if (address) URL.revokeObjectURL(address);
  shown.delete(imageId);
}

// What is shown, as a file of the person's own.
export function save(imageId, name) {
  const address = shown.get(imageId);
  if (!address) return;
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

const canDrawAside = () => typeof OffscreenCanvas === "function" && "convertToBlob" in OffscreenCanvas.prototype;

// A worker for each: a picture that is too much for it ends the worker and not the page.
function aside(file, limits) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./photo-worker.js", import.meta.url), { type: "module" });
    const done = (made) => {
      worker.terminate();
      resolve(made);
    };
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = (event) => {
      event.preventDefault();
      done({ failed: "not-a-picture" });
    };
    worker.postMessage({ file, limits });
  });
}

function onPage(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

const toBlob = (canvas, type, quality) => new Promise((resolve) => canvas.toBlob(resolve, type, quality));
