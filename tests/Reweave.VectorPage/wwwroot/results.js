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
