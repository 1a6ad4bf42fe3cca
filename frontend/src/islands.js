import { notify } from './notices.js';

// Parts of a page that need a library. It is fetched when the part is there, not before.
const kinds = [
  ['[data-form]', () => import('./form.js')],
  ['[data-diagram]', () => import('./viewer.js')],
];
const mounted = new WeakMap();

export function mountIslands(root) {
  for (const [selector, load] of kinds) {
    for (const element of root.querySelectorAll(selector)) {
      if (mounted.has(element) || element.closest('[hidden]')) continue;
      mounted.set(element, null);
      load()
        .then(({ mount }) => mount(element))
        .then((island) => mounted.set(element, island))
        .catch(() => {
          mounted.delete(element);
          const place = element.querySelector('.form-loading');
          if (place) place.textContent = 'The form could not be loaded. Reload the page to try again.';
          notify('A part of this page could not be loaded. Check the connection and reload.', { problem: true });
        });
    }
  }
}

/** Saves what is typed in `root`; null when there is nothing to save, else whether it was stored. */
export function saveIslands(root) {
  const savings = kinds
    .flatMap(([selector]) => [...root.querySelectorAll(selector)])
    .map((element) => mounted.get(element)?.save?.())
    .filter(Boolean);
  return savings.length ? Promise.all(savings).then((stored) => stored.every(Boolean)) : null;
}

// Before what is in `root` goes away: drafts are saved on the way, and a person may say no.
export function leaveIslands(root) {
  for (const [selector] of kinds) {
    for (const element of root.querySelectorAll(selector)) {
      if (mounted.get(element)?.leave?.() === false) return false;
    }
  }
  return true;
}
