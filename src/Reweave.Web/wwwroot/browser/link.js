// Everything the app asks the server for, with what fetch offers to say less: no cookies, no page it comes from, no way to be sent
// elsewhere. Requests have numbers, so that .NET can end one.

const underWay = new Map();
let last = 0;

const reserved = { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" };

export function number() {
  return ++last;
}

// The whole answer, whatever its status.
export async function ask(id, method, address, token, body) {
  try {
    const answer = await send(id, method, address, token, body);
    return { ...start(answer), bytes: await whole(answer) };
  } finally {
    underWay.delete(id);
  }
}

// An answer that goes on: its records are read by next(). One that is not fine is whole, and over.
export async function listen(id, address, token) {
  try {
    const answer = await send(id, "GET", address, token, null);
    if (!answer.ok) {
      underWay.delete(id);
      return { ...start(answer), bytes: await whole(answer) };
    }
    Object.assign(underWay.get(id), { reader: answer.body.getReader(), rest: new Uint8Array(0) });
    return { ...start(answer), bytes: new Uint8Array(0) };
  } catch (error) {
    underWay.delete(id);
    throw error;
  }
}

// The next whole record, or nothing when the stream is over.
export async function next(id, length) {
  const stream = underWay.get(id);
  while (stream && stream.rest.length < length) {
    const { done, value } = await stream.reader.read();
    if (done) return { bytes: null };
    const joined = new Uint8Array(stream.rest.length + value.length);
    joined.set(stream.rest);
    joined.set(value, stream.rest.length);
    stream.rest = joined;
  }
  if (!stream) return { bytes: null };
  const bytes = stream.rest.slice(0, length);
  stream.rest = stream.rest.slice(length);
  return { bytes };
}

// Ends a request, or a stream. Whoever waits for it is told.
export function end(id) {
  underWay.get(id)?.controller.abort();
  underWay.delete(id);
}

// One of the app's own files, as the service worker or the browser's cache keeps it; nothing when it is not to be had.
export async function file(address) {
  const answer = await fetch(address, reserved).catch(() => null);
  return { bytes: answer?.ok ? await whole(answer).catch(() => null) : null };
}

function send(id, method, address, token, body) {
  const controller = new AbortController();
  underWay.set(id, { controller });
  const headers = new Headers();
  if (token) headers.set("Authorization", `Bearer ${token}`);
  if (body) headers.set("Content-Type", "application/cbor");
  return fetch(address, { ...reserved, method, headers, body, cache: "no-store", signal: controller.signal });
}

function start(answer) {
  return { status: answer.status, retryAfter: answer.headers.get("Retry-After") };
}

async function whole(answer) {
  return new Uint8Array(await answer.arrayBuffer());
}
