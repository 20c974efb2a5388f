// Before the first paint: a link's secret and the former screen out of the address, then language, direction and theme of the person's last choice, else
// of the browser, and the shell's words in that language on their way. Nothing else may wait.
"use strict";
{
  // The shell is a module and runs only when its parts have arrived, seconds later on a slow line: too late for a secret in plain
  // sight. It takes the address from here.
  if (/^#[ia]=/.test(location.hash)) window.openedLink = location.href;
  // Every document begins locked, so no address tells which screen stood there before the lock.
  history.replaceState(null, "", document.baseURI);

  const root = document.documentElement;
  const present = root.dataset.languages.split(" ");
  const wished = [stored("language"), ...navigator.languages].map((tag) => tag?.split("-")[0]);
  const language = wished.find((tag) => present.includes(tag)) ?? present[0];
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  // The shell asks for them when its own parts have arrived: a whole round trip later on a slow line. What fails is asked for again.
  window.shellText = { language, answer: fetch(`text/shell.${language}.json`).catch(() => null) };
  const theme = stored("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  function stored(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }
}
