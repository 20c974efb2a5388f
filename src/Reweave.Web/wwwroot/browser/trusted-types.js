// The page's one Trusted Types policy, loaded before anything else. Scripts come from this app's own folder only and never from
// text. Markup is what the components were compiled to; elements that load or redirect are not among it (inline handlers and
// styles are already stopped by the server's Content-Security-Policy).
"use strict";
if (window.trustedTypes) {
  const base = new URL(document.baseURI);
  trustedTypes.createPolicy("default", {
    createScriptURL(address) {
      const url = new URL(address, base);
      if (url.origin === base.origin && url.pathname.startsWith(base.pathname)) return address;
      throw new TypeError("script from elsewhere");
    },
    createHTML(markup) {
      if (/<(?:script|iframe|object|embed|base|link|meta)\b/i.test(markup)) {
        throw new TypeError("markup that could act");
      }
      return markup;
    },
  });
}
