// The vault. Every secret of an unlocked account lives in this worker and leaves it only sealed: the page holds numbers.
//
// - What has no secret in it (verify, digest, stretchPublic) is here for its speed (docs/decisions/0006).
// - Secrets are HKDF keys and key pairs are CryptoKeys, all of them non-extractable. Two constructions need a secret's bytes in
//   the middle of a message (the passphrase unlocker's root and HPKE's PSK), and a secret not yet settled may still be sealed:
//   for these the bytes are kept encrypted under a key of this worker that cannot be exported, and wiped after each use.
// - A settled secret, and a pair whose private part was sealed, can only be used. That is decided here, not by the page.
// - Requests and answers are packed lists of byte strings (fields.js). A refusal the protocol knows is part of an answer; an
//   exception means a bug on our side, and its message never carries data.
// Byte layouts: docs/protocol/fundamentals.md.

import { number, pack, toNumber, toText, unpack, utf8 } from "./fields.js";

const subtle = crypto.subtle;
const empty = new Uint8Array(0);
const fine = 0, tooShort = 1, wrongKeyOrContext = 2, altered = 3;
const saltLength = 32, commitmentLength = 32, tagLength = 16;
const signing = 0, agreement = 1;
const ecdsa = { name: "ECDSA", namedCurve: "P-256" };
const ecdsaSha256 = { name: "ECDSA", hash: "SHA-256" };
const ecdh = { name: "ECDH", namedCurve: "P-256" };

const kept = new Map();
let lastHandle = 0;

self.onmessage = async ({ data: { id, operation, bytes } }) => {
  try {
    const run = operations[operation];
    if (!run) throw new Error("unknown operation");
    const answer = pack(await run(unpack(bytes)));
    self.postMessage({ id, bytes: answer }, [answer.buffer]);
  } catch (error) {
    self.postMessage({ id, error: `vault: ${operation}: ${error?.name ?? "Error"}: ${error?.message ?? ""}` });
  } finally {
    bytes?.fill(0);
  }
};

// Answers are lists; a handle is a number in four bytes, and "none" is an empty list.
const operations = {
  // The passphrase arrives normalised (passphrase.js) and becomes a PBKDF2 key at once.
  async passphrase([text]) {
    const key = await subtle.importKey("raw", text, "PBKDF2", false, ["deriveBits"]);
    return [keep({ kind: "passphrase", key })];
  },

  async drop(fields) {
    for (const field of fields) kept.delete(toNumber(field));
    return [];
  },

  async generateSecret() {
    return [keep(await makeSecret(crypto.getRandomValues(new Uint8Array(32)), false))];
  },

  async importSecret([bytes]) {
    return [keep(await makeSecret(bytes, false))];
  },

  async settle([handle]) {
    secret(handle).settled = true;
    return [];
  },

  async deriveSecret([handle, salt, info]) {
    return [keep(await makeSecret(await hkdf(secret(handle).key, salt, info, 32), false))];
  },

  async deriveBytes([handle, salt, info, length]) {
    return [await hkdf(secret(handle).key, salt, info, toNumber(length))];
  },

  async stretch([passphrase, secretKey, salt, iterations, info]) {
    const { key } = find(passphrase, "passphrase");
    const stretched = new Uint8Array(
      await subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: toNumber(iterations) }, key, 256),
    );
    const both = await withBytes(secret(secretKey), async (bytes) => concat(stretched, bytes));
    stretched.fill(0);
    const rootKey = await subtle.importKey("raw", both, "HKDF", false, ["deriveBits"]);
    both.fill(0);
    return [keep(await makeSecret(await hkdf(rootKey, salt, info, 32), true))];
  },

  async stretchPublic([salt, iterations, length, ...items]) {
    return Promise.all(
      items.map(async (item) => {
        const key = await subtle.importKey("raw", item, "PBKDF2", false, ["deriveBits"]);
        const parameters = { name: "PBKDF2", hash: "SHA-256", salt, iterations: toNumber(iterations) };
        return new Uint8Array(await subtle.deriveBits(parameters, key, toNumber(length) * 8));
      }),
    );
  },

  async seal([handle, label, ...items]) {
    const { key } = secret(handle);
    return eachPair(items, (aad, plaintext) => seal(key, label, aad, plaintext));
  },

  async open([handle, label, ...items]) {
    const { key } = secret(handle);
    return eachPair(items, async (aad, sealed) => {
      const { outcome, plaintext } = await open(key, label, aad, sealed);
      return concat(Uint8Array.of(outcome), plaintext);
    });
  },

  async sealSecret([handle, label, aad, toSeal]) {
    const { key } = secret(handle);
    return [await withBytes(unsettled(toSeal), (bytes) => seal(key, label, aad, bytes))];
  },

  async openSecret([handle, label, aad, sealed, settled]) {
    const { outcome, plaintext } = await open(secret(handle).key, label, aad, sealed);
    return outcome === fine ? [keep(await makeSecret(plaintext, settled[0] === 1))] : [];
  },

  async generateKeyPair([use]) {
    const usage = toNumber(use);
    const pair = await generatePair(usage, true);
    const pkcs8 = new Uint8Array(await subtle.exportKey("pkcs8", pair.privateKey));
    if (pkcs8.length !== 138) throw new Error("private key of an unexpected form");
    const publicKey = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
    const privateKey = await importPrivate(pkcs8, usage);
    const bytes = await hide(pkcs8.subarray(36, 68));
    pkcs8.fill(0);
    return [keep({ kind: "pair", use: usage, privateKey, publicKey, bytes }), publicKey];
  },

  async sealPrivateKey([handle, label, aad, pair]) {
    const { key } = secret(handle);
    const toSeal = find(pair, "pair");
    if (!toSeal.bytes) throw new Error("the private key is not to be had any more");
    const sealed = await withBytes(toSeal, (scalar) => seal(key, label, aad, scalar));
    toSeal.bytes = null;
    return [sealed];
  },

  async openPrivateKey([handle, label, aad, sealed, publicKey, use]) {
    const usage = toNumber(use);
    const { outcome, plaintext: scalar } = await open(secret(handle).key, label, aad, sealed);
    if (outcome !== fine) return [];
    const privateKey = await belongingPrivate(scalar, publicKey, usage);
    scalar.fill(0);
    return privateKey ? [keep({ kind: "pair", use: usage, privateKey, publicKey: publicKey.slice(), bytes: null })] : [];
  },

  async deviceKey([name, create]) {
    const stored = await deviceEntry(`key:${toText(name)}`, create[0] === 1, async () => {
      const pair = await generatePair(signing, false);
      return { privateKey: pair.privateKey, publicKey: new Uint8Array(await subtle.exportKey("raw", pair.publicKey)) };
    });
    return stored ? [keep({ kind: "pair", use: signing, ...stored, bytes: null }), stored.publicKey] : [];
  },

  async deviceSecret([name, create]) {
    const key = await deviceEntry(`secret:${toText(name)}`, create[0] === 1, async () => {
      const bytes = crypto.getRandomValues(new Uint8Array(32));
      const made = await subtle.importKey("raw", bytes, "HKDF", false, ["deriveBits"]);
      bytes.fill(0);
      return made;
    });
    return key ? [keep({ kind: "secret", key, bytes: null, settled: true })] : [];
  },

  async forgetDevice([name]) {
    const database = await deviceDatabase();
    const transaction = database.transaction("keys", "readwrite", { durability: "strict" });
    transaction.objectStore("keys").delete(`key:${toText(name)}`);
    transaction.objectStore("keys").delete(`secret:${toText(name)}`);
    await done(transaction);
    database.close();
    return [];
  },

  async sign([pair, ...messages]) {
    const { privateKey } = find(pair, "pair");
    return Promise.all(messages.map(async (message) => new Uint8Array(await subtle.sign(ecdsaSha256, privateKey, message))));
  },

  async verify(fields) {
    const outcomes = [];
    for (let i = 0; i < fields.length; i += 3) {
      outcomes.push(verify(fields[i], fields[i + 1], fields[i + 2]));
    }
    return [Uint8Array.from(await Promise.all(outcomes), Number)];
  },

  // Nothing secret: SHA-256(before ‖ SHA-256(inner)) of each pair, packed. Here only because interpreted code hashes slowly.
  async digest(fields) {
    const digests = await eachPair(fields, async (before, inner) => sha256(concat(before, await sha256(inner))));
    return [concat(...digests)];
  },

  async hpkeSeal([info, aad, pskId, theirKey, psk, toSeal]) {
    const recipient = await importAgreementKey(theirKey);
    if (!recipient) return [];
    const ephemeral = await generatePair(agreement, false);
    const enc = new Uint8Array(await subtle.exportKey("raw", ephemeral.publicKey));
    const shared = await sharedSecret(ephemeral.privateKey, recipient, enc, theirKey);
    const { key, iv } = await hpkeSchedule(shared, info, pskId, secret(psk), ["encrypt"]);
    return [
      await withBytes(unsettled(toSeal), async (bytes) =>
        concat(enc, new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv, additionalData: aad }, key, bytes))),
      ),
    ];
  },

  async hpkeOpen([info, aad, pskId, pair, psk, wrapped, settled]) {
    const recipient = find(pair, "pair");
    if (wrapped.length < 65 + tagLength) return [];
    const enc = wrapped.subarray(0, 65);
    const sender = await importAgreementKey(enc);
    if (!sender) return [];
    const shared = await sharedSecret(recipient.privateKey, sender, enc, recipient.publicKey);
    const { key, iv } = await hpkeSchedule(shared, info, pskId, secret(psk), ["decrypt"]);
    try {
      const bytes = await subtle.decrypt({ name: "AES-GCM", iv, additionalData: aad }, key, wrapped.subarray(65));
      return [keep(await makeSecret(new Uint8Array(bytes), settled[0] === 1))];
    } catch {
      return [];
    }
  },
};

// --- Handles ---

function keep(value) {
  kept.set(++lastHandle, value);
  return number(lastHandle);
}

function find(handle, kind) {
  const value = kept.get(toNumber(handle));
  if (value?.kind !== kind) throw new Error(`no such ${kind}`);
  return value;
}

const secret = (handle) => find(handle, "secret");

function unsettled(handle) {
  const value = secret(handle);
  if (value.settled) throw new Error("a settled secret is neither sealed nor wrapped");
  return value;
}

// Takes the bytes over: they are wiped here.
async function makeSecret(bytes, settled) {
  const key = await subtle.importKey("raw", bytes, "HKDF", false, ["deriveBits"]);
  const value = { kind: "secret", key, bytes: await hide(bytes), settled };
  bytes.fill(0);
  return value;
}

// --- Bytes at rest in the worker ---

const hidingKey = subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

async function hide(bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, hidden: new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv }, await hidingKey, bytes)) };
}

async function withBytes({ bytes }, use) {
  if (!bytes) throw new Error("a secret of the device can only be used");
  const shown = new Uint8Array(
    await subtle.decrypt({ name: "AES-GCM", iv: bytes.iv }, await hidingKey, bytes.hidden),
  );
  try {
    return await use(shown);
  } finally {
    shown.fill(0);
  }
}

// --- SEAL (fundamentals.md, section 2) ---

async function seal(key, label, aad, plaintext) {
  const salt = crypto.getRandomValues(new Uint8Array(saltLength));
  const derived = await sealKeys(key, label, aad, salt, "encrypt");
  const ciphertext = await subtle.encrypt(
    { name: "AES-GCM", iv: derived.iv, additionalData: aad },
    derived.key,
    plaintext,
  );
  return concat(salt, derived.commitment, new Uint8Array(ciphertext));
}

async function open(key, label, aad, sealed) {
  if (sealed.length < saltLength + commitmentLength + tagLength) return { outcome: tooShort, plaintext: empty };
  const derived = await sealKeys(key, label, aad, sealed.subarray(0, saltLength), "decrypt");
  const commitment = sealed.subarray(saltLength, saltLength + commitmentLength);
  if (!sameBytes(commitment, derived.commitment)) return { outcome: wrongKeyOrContext, plaintext: empty };
  try {
    const plaintext = await subtle.decrypt(
      { name: "AES-GCM", iv: derived.iv, additionalData: aad },
      derived.key,
      sealed.subarray(saltLength + commitmentLength),
    );
    return { outcome: fine, plaintext: new Uint8Array(plaintext) };
  } catch {
    return { outcome: altered, plaintext: empty };
  }
}

async function sha256(bytes) {
  return new Uint8Array(await subtle.digest("SHA-256", bytes));
}

async function sealKeys(key, label, aad, salt, usage) {
  const context = await sha256(aad);
  const okm = await hkdf(key, salt, concat(label, context), 76);
  const derived = {
    key: await subtle.importKey("raw", okm.subarray(0, 32), "AES-GCM", false, [usage]),
    iv: okm.slice(32, 44),
    commitment: okm.slice(44, 76),
  };
  okm.fill(0);
  return derived;
}

async function hkdf(key, salt, info, length) {
  return new Uint8Array(await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, length * 8));
}

// --- Key pairs ---

const algorithmOf = (use) => (use === signing ? ecdsa : ecdh);
const usagesOf = (use) => (use === signing ? ["sign"] : ["deriveBits"]);

function generatePair(use, extractable) {
  return subtle.generateKey(algorithmOf(use), extractable, use === signing ? ["sign", "verify"] : ["deriveBits"]);
}

// PrivateKeyInfo (RFC 5208) around ECPrivateKey (RFC 5915) with both parts, for P-256: always 138 bytes. Unlike a JWK it holds the
// private part as bytes that can be wiped, not as a string that cannot.
const pkcs8Start = fromHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");
const pkcs8Middle = fromHex("a144034200");

const importPrivate = (pkcs8, use) => subtle.importKey("pkcs8", pkcs8, algorithmOf(use), false, usagesOf(use));

// Null unless the private part belongs to the public one, tested by use.
async function belongingPrivate(scalar, publicKey, use) {
  if (scalar.length !== 32 || publicKey.length !== 65) return null;
  const pkcs8 = concat(pkcs8Start, scalar, pkcs8Middle, publicKey);
  try {
    const privateKey = await importPrivate(pkcs8, use);
    return (await (use === signing ? signsFor(privateKey, publicKey) : agreesFor(privateKey, publicKey)))
      ? privateKey
      : null;
  } catch {
    return null;
  } finally {
    pkcs8.fill(0);
  }
}

async function signsFor(privateKey, publicKey) {
  const message = crypto.getRandomValues(new Uint8Array(32));
  return verify(publicKey, message, new Uint8Array(await subtle.sign(ecdsaSha256, privateKey, message)));
}

async function agreesFor(privateKey, publicKey) {
  const other = await generatePair(agreement, false);
  const theirs = await subtle.importKey("raw", publicKey, ecdh, false, []);
  const one = await subtle.deriveBits({ name: "ECDH", public: other.publicKey }, privateKey, 256);
  const two = await subtle.deriveBits({ name: "ECDH", public: theirs }, other.privateKey, 256);
  return sameBytes(new Uint8Array(one), new Uint8Array(two));
}

// Importing a point costs more than verifying with it, and a log has few authors.
const verifyingKeys = new Map();

async function verify(publicKey, message, signature) {
  if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false;
  const name = String.fromCharCode(...publicKey);
  let key = verifyingKeys.get(name);
  if (!key) {
    key = subtle.importKey("raw", publicKey.slice(), ecdsa, false, ["verify"]).catch(() => null);
    if (verifyingKeys.size >= 64) verifyingKeys.delete(verifyingKeys.keys().next().value);
    verifyingKeys.set(name, key);
  }
  const imported = await key;
  return imported !== null && subtle.verify(ecdsaSha256, imported, signature, message);
}

async function importAgreementKey(publicKey) {
  if (publicKey.length !== 65 || publicKey[0] !== 4) return null;
  try {
    return await subtle.importKey("raw", publicKey, ecdh, false, []);
  } catch {
    return null;
  }
}

// --- HPKE (RFC 9180), PSK mode, DHKEM(P-256, HKDF-SHA256) / HKDF-SHA256 / AES-256-GCM, one message ---

const hpkeVersion = utf8("HPKE-v1");
const kemSuite = concat(utf8("KEM"), Uint8Array.of(0x00, 0x10));
const hpkeSuite = concat(utf8("HPKE"), Uint8Array.of(0x00, 0x10, 0x00, 0x01, 0x00, 0x02));
const pskMode = Uint8Array.of(0x01);

async function sharedSecret(ownPrivateKey, theirKey, enc, recipientKey) {
  const dh = new Uint8Array(await subtle.deriveBits({ name: "ECDH", public: theirKey }, ownPrivateKey, 256));
  const prk = await labeledExtract(kemSuite, empty, "eae_prk", dh);
  dh.fill(0);
  return labeledExpand(kemSuite, prk, "shared_secret", concat(enc, recipientKey), 32);
}

async function hpkeSchedule(shared, info, pskId, psk, usages) {
  const context = concat(
    pskMode,
    await labeledExtract(hpkeSuite, empty, "psk_id_hash", pskId),
    await labeledExtract(hpkeSuite, empty, "info_hash", info),
  );
  const scheduled = await withBytes(psk, (bytes) => labeledExtract(hpkeSuite, shared, "secret", bytes));
  const keyBytes = await labeledExpand(hpkeSuite, scheduled, "key", context, 32);
  const iv = await labeledExpand(hpkeSuite, scheduled, "base_nonce", context, 12);
  const key = await subtle.importKey("raw", keyBytes, "AES-GCM", false, usages);
  for (const wiped of [shared, scheduled, keyBytes]) wiped.fill(0);
  return { key, iv };
}

function labeledExtract(suite, salt, label, ikm) {
  return hmac(salt.length === 0 ? new Uint8Array(32) : salt, concat(hpkeVersion, suite, utf8(label), ikm));
}

// One block is enough for everything HPKE asks for here.
async function labeledExpand(suite, prk, label, info, length) {
  const lengthBytes = Uint8Array.of(length >> 8, length & 0xff);
  const block = await hmac(prk, concat(lengthBytes, hpkeVersion, suite, utf8(label), info, Uint8Array.of(1)));
  return block.slice(0, length);
}

async function hmac(keyBytes, message) {
  const key = await subtle.importKey("raw", keyBytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = new Uint8Array(await subtle.sign("HMAC", key, message));
  message.fill(0);
  return mac;
}

// --- What the device keeps: CryptoKeys in a database of the vault's own ---

function deviceDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("reweave-vault", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("keys");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

async function deviceEntry(name, create, make) {
  const database = await deviceDatabase();
  try {
    const present = await read(database, name);
    if (present || !create) return present ?? null;
    const made = await make();
    // Another tab may have been faster: what is stored first counts.
    const transaction = database.transaction("keys", "readwrite", { durability: "strict" });
    const store = transaction.objectStore("keys");
    let result = made;
    const request = store.get(name);
    request.onsuccess = () => {
      if (request.result) result = request.result;
      else store.put(made, name);
    };
    await done(transaction);
    return result;
  } finally {
    database.close();
  }
}

function read(database, name) {
  return new Promise((resolve, reject) => {
    const request = database.transaction("keys").objectStore("keys").get(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

// --- Bytes ---

// All at once, so that the browser's own threads can share the work; answers keep the order.
function eachPair(items, work) {
  const results = [];
  for (let i = 0; i < items.length; i += 2) results.push(work(items[i], items[i + 1]));
  return Promise.all(results);
}

function concat(...parts) {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function sameBytes(one, two) {
  if (one.length !== two.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference |= one[i] ^ two[i];
  return difference === 0;
}

function fromHex(text) {
  return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
}
