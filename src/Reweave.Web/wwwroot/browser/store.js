// What the device keeps: one database for each account slot and one for the device, each with a single object store of bytes under
// text keys. Everything in it is sealed or public before it gets here. Lists cross packed (fields.js).

import { pack, toText, unpack, utf8 } from "./fields.js";
import { reload } from "./leave.js";

const opened = new Map();
const locks = new Map();
const written = new BroadcastChannel("reweave-store");
let lastLock = 0;

export async function read(name, key) {
  const database = await open(name);
  const bytes = await answer(database.transaction("kept").objectStore("kept").get(key));
  return { bytes: bytes ?? null };
}

// [key, bytes, key, bytes, …] in the order of the keys' UTF-16 units, which is .NET's ordinal order.
export async function readAll(name, prefix) {
  const database = await open(name);
  const store = database.transaction("kept").objectStore("kept");
  const range = prefix === "" ? null : IDBKeyRange.bound(prefix, prefix + "\uffff");
  const [keys, values] = await Promise.all([answer(store.getAllKeys(range)), answer(store.getAll(range))]);
  return { bytes: pack(keys.flatMap((key, i) => [utf8(key), values[i]])) };
}

// [1, key, bytes] puts, [0, key, empty] removes. All or nothing, on the disk when it returns; false when there is no room.
export async function write(name, packed) {
  const changes = unpack(packed);
  const database = await open(name);
  const transaction = database.transaction("kept", "readwrite", { durability: "strict" });
  const store = transaction.objectStore("kept");
  try {
    for (let i = 0; i < changes.length; i += 3) {
      const key = toText(changes[i + 1]);
      // A copy: the views of one message share its buffer, and storing a view would store the buffer with it.
      if (changes[i][0] === 1) store.put(changes[i + 2].slice(), key);
      else store.delete(key);
    }
    await done(transaction);
    written.postMessage(name);
    return true;
  } catch (error) {
    // What was put before the one that failed must not be kept without it.
    abort(transaction);
    if (error?.name === "QuotaExceededError") return false;
    throw error;
  }
}

// Tells when another tab has written to the store of that name; a tab does not hear itself.
export function listen(name, listener) {
  written.addEventListener("message", ({ data }) => {
    if (data === name) listener();
  });
}

export async function remove(name) {
  const present = opened.get(name);
  opened.delete(name);
  (await present)?.close();
  await answer(indexedDB.deleteDatabase(databaseName(name)));
}

// A number to release by, or 0 while another tab holds it. The browser releases what a closed tab held.
export function tryLock(name) {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`reweave/${name}`, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(0);
          return undefined;
        }
        return new Promise((release) => {
          locks.set(++lastLock, release);
          resolve(lastLock);
        });
      })
      .catch(reject);
  });
}

export function release(lock) {
  locks.get(lock)?.();
  locks.delete(lock);
}

// Browsers may drop what unused sites keep; one that grants this asks the person first.
export async function keepForGood() {
  return (await navigator.storage?.persist?.()) ?? false;
}

const databaseName = (name) => `reweave-${name}`;

function open(name) {
  let database = opened.get(name);
  if (!database) {
    database = openDatabase(name);
    opened.set(name, database);
    database.catch(() => opened.delete(name));
  }
  return database;
}

async function openDatabase(name) {
  const request = indexedDB.open(databaseName(name), 1);
  request.onupgradeneeded = () => request.result.createObjectStore("kept");
  const database = await answer(request);
  // Another tab removes the account from this device, or a newer version wants to change the form: nothing here may go on.
  database.onversionchange = () => {
    database.close();
    reload();
  };
  database.onclose = () => opened.delete(name);
  return database;
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    // Nothing may prevent the default of an error inside: it is the default that undoes the whole transaction.
    transaction.onabort = () => reject(transaction.error);
  });
}

function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
