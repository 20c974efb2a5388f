// The page's side of the vault: starts the worker, and pairs answers with requests. The unlock shell and .NET share this module,
// so a passphrase handed over by the shell is a handle that .NET can use.

import { pack, number, unpack } from "./fields.js";

let worker = null;
let lastId = 0;
let closed = false;
const waiting = new Map();

// Called by .NET with a packed list; the answer's bytes are read by property, because a task cannot carry an array.
export function call(operation, bytes) {
  return new Promise((resolve, reject) => {
    if (closed) return;
    const id = ++lastId;
    waiting.set(id, { resolve, reject });
    started().postMessage({ id, operation, bytes }, [bytes.buffer]);
  });
}

export async function ask(operation, ...fields) {
  return unpack((await call(operation, pack(fields))).bytes);
}

export function drop(handle) {
  if (worker) call("drop", pack([number(handle)])).catch(() => {});
}

// Every key is gone with the worker, and the document goes next: what was asked stays unanswered, since an error now would only
// be written where somebody could read it.
export function close() {
  closed = true;
  worker?.terminate();
  worker = null;
  waiting.clear();
}

export function started() {
  if (!worker) {
    worker = new Worker(new URL("./vault.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data: { id, bytes, error } }) => {
      const call = waiting.get(id);
      waiting.delete(id);
      if (error) call?.reject(new Error(error));
      else call?.resolve({ bytes });
    };
    worker.onerror = (event) => {
      event.preventDefault();
      for (const { reject } of waiting.values()) reject(new Error("vault: not to be started"));
      waiting.clear();
    };
  }
  return worker;
}
