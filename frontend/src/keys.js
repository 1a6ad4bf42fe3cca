import { keysAreOn } from './switches.js';
import { closePanel } from './panel.js';

const rows = () => [...document.querySelectorAll('[role="row"][data-row]')];
const current = () => document.querySelector('[data-row][tabindex="0"]');

// Roving tabindex: one row, and what is inside it, is in the tab order; j and k move it.
export function takeRows(swapped) {
  const all = rows();
  if (!all.length) return;
  const touched = all.find((row) => row === swapped || row.contains(document.activeElement));
  setCurrent(touched ?? current() ?? all[0]);
  // The button that was pressed may be gone: the keyboard stays on its row.
  if (touched && document.activeElement === document.body) touched.focus();
}

function setCurrent(row) {
  for (const other of rows()) {
    const here = other === row;
    other.tabIndex = here ? 0 : -1;
    for (const control of other.querySelectorAll('a, button, input, summary')) control.tabIndex = here ? 0 : -1;
  }
}

function move(step) {
  const all = rows();
  const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(current()) + step))];
  if (!next) return;
  setCurrent(next);
  next.focus();
}

export const openRow = (row) => row?.querySelector('[data-open]')?.click();

const singleKeys = {
  j: () => move(1),
  k: () => move(-1),
  c: () => (document.activeElement.closest('#panel') ?? current())?.querySelector('[data-claim]')?.click(),
  x: () => current()?.querySelector('[data-pick]')?.click(),
  a: () => openMenu('[data-assign]'),
  h: () => openMenu('[data-snooze]'),
  e: () => document.querySelector('[data-complete]')?.focus(),
  '/': () => document.querySelector('[data-search]')?.focus(),
};

// The menu of the panel when the keyboard is there, that of the row otherwise.
function openMenu(named) {
  const menu = document.activeElement.closest('#panel')?.querySelector(named) ?? current()?.querySelector('[data-row-menu]');
  if (!menu) return;
  menu.closest('details').open = true;
  menu.focus();
}

// A page gives a key to one of its links or buttons by naming it.
function keyOfPage(key) {
  const named = [...document.querySelectorAll('[data-key]')].find((control) => control.dataset.key === key);
  return named && (() => named.click());
}

export function listen() {
  document.addEventListener('focusin', ({ target }) => {
    const row = target.closest?.('[data-row]');
    if (row) setCurrent(row);
  });

  document.addEventListener('click', ({ target }) => {
    const row = target.closest?.('[data-row]');
    if (!row || target.closest('a, button, input, label, details, select')) return;
    setCurrent(row);
    openRow(row);
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const typing = event.target.closest?.('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');
    const inList = event.target.matches?.('[data-row]');

    if (event.key === 'Escape') {
      if (typing) typing.blur();
      else if (!event.target.closest?.('details[open]')) closePanel();
      return;
    }
    if (typing) return;
    const act =
      (inList && { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => openRow(event.target) }[event.key]) ||
      (keysAreOn() && Object.hasOwn(singleKeys, event.key) && singleKeys[event.key]) ||
      (keysAreOn() && keyOfPage(event.key));
    if (!act) return;
    event.preventDefault();
    act();
  });
}
