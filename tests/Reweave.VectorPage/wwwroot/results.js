// Shows results as text, one line each, and says when all are there.
const results = document.getElementById("results");

export function line(text) {
  results.append(text + "\n");
}

export function finish(passed, failed) {
  results.dataset.passed = passed;
  results.dataset.failed = failed;
  results.dataset.state = "done";
}

// A passphrase on the way it takes in the app: typed into an input element, from there into the vault.
export async function type(text) {
  const { take } = await import("./browser/passphrase.js");
  const field = document.createElement("input");
  field.id = "typed";
  field.value = text;
  document.body.append(field);
  const handle = await take("typed");
  field.remove();
  return handle;
}
