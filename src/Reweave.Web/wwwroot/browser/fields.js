// The one format in which bytes cross between .NET, the page and the vault: a list of byte strings, each behind its length
// (little-endian, four bytes), after the number of them. One crossing costs milliseconds, so lists cross as one buffer.

export function pack(fields) {
  let length = 4;
  for (const field of fields) length += 4 + field.length;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, fields.length, true);
  let at = 4;
  for (const field of fields) {
    view.setUint32(at, field.length, true);
    bytes.set(field, at + 4);
    at += 4 + field.length;
  }
  return bytes;
}

// The parts are views into the given bytes: wiping the whole wipes them.
export function unpack(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = new Array(view.getUint32(0, true));
  let at = 4;
  for (let i = 0; i < fields.length; i++) {
    const length = view.getUint32(at, true);
    if (at + 4 + length > bytes.length) throw new RangeError("fields");
    fields[i] = bytes.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return fields;
}

export function number(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, true);
  return bytes;
}

export function toNumber(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, true);
}

export const utf8 = (text) => new TextEncoder().encode(text);

export const toText = (bytes) => new TextDecoder().decode(bytes);
