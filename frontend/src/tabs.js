import { mountIslands } from './islands.js';

// Tabs inside a page: [role=tablist] with buttons whose aria-controls names the part to show.
function select(tab) {
  for (const other of tab.closest('[role="tablist"]').querySelectorAll('[role="tab"]')) {
    const here = other === tab;
    other.setAttribute('aria-selected', here);
    other.tabIndex = here ? 0 : -1;
    document.getElementById(other.getAttribute('aria-controls')).hidden = !here;
  }
  mountIslands(document);
}

export function listen() {
  document.addEventListener('click', ({ target }) => {
    const tab = target.closest?.('[role="tab"]');
    if (tab) select(tab);
  });
  document.addEventListener('keydown', (event) => {
    const tab = event.target.closest?.('[role="tab"]');
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!tab || !step) return;
    const tabs = [...tab.closest('[role="tablist"]').querySelectorAll('[role="tab"]')];
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    event.preventDefault();
    select(next);
    next.focus();
  });
}
