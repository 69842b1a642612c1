// Runs before anything is drawn, so that a chosen theme does not flash and the text has its language at once.
// A file, not an inline script: the page's policy names no script of the shell by hash.
(function () {
  const root = document.documentElement;

  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is switched off: everything follows the device
    }
  }

  // A long history takes as long to open as the app takes to load: the browser begins with it now. Asking which databases
  // there are makes none, and where storage is forbidden the app says so.
  try {
    indexedDB.databases().catch(() => undefined);
  } catch {
    // An engine that cannot tell.
  }

  const theme = stored("gradus-theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // The interface's language as paraglide finds it: the learner's choice, then the device's list, then English.
  const wanted = [stored("PARAGLIDE_LOCALE"), ...navigator.languages, "en"];
  const locale = wanted
    .map((tag) => (tag ?? "").slice(0, 2).toLowerCase())
    .find((tag) => tag === "zh" || tag === "en");
  root.lang = locale === "zh" ? "zh-CN" : "en";

  // The browser's bars follow the device through the media of these metas, and the learner's own choice through this.
  const bars = [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) => ({
    meta,
    own: meta.content,
    theme: meta.media.includes("dark") ? "dark" : "light",
  }));

  function paintBars() {
    const chosen = bars.find((bar) => bar.theme === root.dataset.theme);
    for (const bar of bars) bar.meta.content = chosen ? chosen.own : bar.own;
  }

  paintBars();
  new MutationObserver(paintBars).observe(root, { attributeFilter: ["data-theme"] });
})();
