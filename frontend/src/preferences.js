// Loaded in the head, before anything is drawn: no flash of the wrong colours, no name seen before it is hidden.
(() => {
  const root = document.documentElement;
  for (const name of ['theme', 'density', 'privacy', 'keys']) {
    let value = null;
    try {
      value = localStorage.getItem(`throughline.${name}`);
    } catch {
      // storage is switched off: the defaults hold
    }
    if (value) root.dataset[name] = value;
  }
})();
