// Passphrases live in input elements and in the vault, nowhere else: normalised (NFKD, white space trimmed at both ends) and handed
// to the worker as bytes. .NET is told a handle, a strength, or whether two are the same.

import { ask } from "./vault-port.js";
import { toNumber, utf8 } from "./fields.js";

const words = 5;
const lists = new Map();
let generated = "";

const normalise = (text) => text.normalize("NFKD").replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");

const typed = (id) => normalise(document.getElementById(id)?.value ?? "");

// A handle to what was typed, 0 when nothing was; the field is empty afterwards.
export async function take(id) {
  const text = typed(id);
  clear(id);
  return text === "" ? 0 : toHandle(text);
}

export function clear(id) {
  const field = document.getElementById(id);
  if (field) field.value = "";
}

export function isEmpty(id) {
  return typed(id) === "";
}

export function same(id, other) {
  return typed(id) === typed(other);
}

// Five words of the language's list, shown in the element; each word is drawn without bias by throwing numbers away that do not fit.
export async function generate(language, id) {
  const list = await wordList(language);
  generated = Array.from({ length: words }, () => list[below(list.length)]).join(" ");
  // Gone, when the person turned to own words while the list was on its way.
  const shown = document.getElementById(id);
  if (shown) shown.textContent = generated;
}

export async function takeGenerated() {
  const handle = generated === "" ? 0 : await toHandle(normalise(generated));
  generated = "";
  return handle;
}

export function isGenerated(id) {
  return generated !== "" && typed(id) === normalise(generated);
}

// Tells 0 (easy to guess) to 3 (very hard) whenever the field changes, with the languages' word lists in mind.
export async function watch(id, languages, tell) {
  const known = new Set();
  for (const language of languages.split(" ")) {
    for (const word of await wordList(language)) known.add(normalise(word));
  }
  const field = document.getElementById(id);
  const measure = () => tell(strength(typed(id), known));
  field?.addEventListener("input", measure);
  measure();
}

// An estimate that would rather say too little: what looks like a word counts as one of a list, repetition counts for nothing.
export function strength(text, known) {
  const bits = estimate(text, known);
  return bits < 36 ? 0 : bits < 48 ? 1 : bits < 62 ? 2 : 3;
}

function estimate(text, known) {
  const seen = new Set();
  let bits = 0;
  for (const chunk of text.toLowerCase().split(/\p{White_Space}+/u)) {
    const parts = chunk.match(/\p{L}[\p{L}\p{M}]*|\p{N}+|[^\p{L}\p{N}]+/gu) ?? [];
    const asWords = parts.reduce((sum, part) => sum + partBits(part, known, seen), 0);
    // Letters, digits and signs in turn, as a password manager makes them (and as people disguise a word: hence so little).
    const asChance = parts.length > 4 ? 3.2 * new Set(chunk).size : 0;
    bits += Math.max(asWords, asChance);
  }
  return bits;
}

function partBits(part, known, seen) {
  if (seen.has(part)) return 0;
  seen.add(part);
  const distinct = new Set(part).size;
  if (known.has(part)) return 10.3;
  if (isRun(part)) return 3;
  if (/^\p{N}/u.test(part)) return 3.3 * distinct;
  if (!/^\p{L}/u.test(part)) return 4 * distinct;
  return Math.min(2.6 * distinct, 13 + Math.max(0, distinct - 8) * 2);
}

// abcd, 4321, qwerty: neighbours in a row.
function isRun(part) {
  if (/qwert|asdf|zxcv|yxcv|azert/.test(part)) return true;
  const steps = new Set();
  for (let i = 1; i < part.length; i++) steps.add(part.charCodeAt(i) - part.charCodeAt(i - 1));
  return part.length > 2 && steps.size === 1 && [0, 1, -1].includes([...steps][0]);
}

async function toHandle(text) {
  const [handle] = await ask("passphrase", utf8(text));
  return toNumber(handle);
}

function below(limit) {
  const most = 2 ** 32 - (2 ** 32 % limit);
  const drawn = new Uint32Array(1);
  do crypto.getRandomValues(drawn);
  while (drawn[0] >= most);
  return drawn[0] % limit;
}

function wordList(language) {
  if (!lists.has(language)) {
    const list = fetch(new URL(`../text/passphrase.${language}.json`, import.meta.url)).then((answer) => {
      if (!answer.ok) throw new Error("no list of words");
      return answer.json();
    });
    list.catch(() => lists.delete(language));
    lists.set(language, list);
  }
  return lists.get(language);
}
