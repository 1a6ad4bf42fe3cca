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

// A control of the item one works on: in the panel while one is in there, else in the row one stands on. Acts that only
// the panel has open it first.
export function controlOf(selector) {
  const shown = document.querySelector('#panel:not([hidden])');
  const row = current();
  const inPanel = shown && (!row || shown.contains(document.activeElement) || row.getAttribute('aria-selected') === 'true');
  return (inPanel && shown.querySelector(selector)) || row?.querySelector(selector) || document.querySelector(`article.item ${selector}`);
}

let wanted = null;

function press(selector) {
  const control = controlOf(selector);
  if (!control) {
    const panel = document.querySelector('#panel:not([hidden])');
    if (current() && !panel?.contains(document.activeElement) && current().getAttribute('aria-selected') !== 'true') {
      wanted = selector;
      openRow(current());
    }
    return;
  }
  control.click();
  control.closest('details[open]')?.querySelector(':is(input:not([type=hidden]), select, textarea, button)')?.focus();
}

// The panel that was opened for an act is there: now the act.
export function pressWanted() {
  const selector = wanted;
  wanted = null;
  if (selector && controlOf(selector)) press(selector);
}

let marked = null;

function mark(range) {
  const row = current();
  const box = row?.querySelector('[data-pick]');
  if (!box) return;
  const all = rows();
  const [from, to] = [all.findIndex((one) => one.dataset.row === marked), all.indexOf(row)];
  if (range && from >= 0) {
    for (const other of all.slice(Math.min(from, to), Math.max(from, to) + 1)) {
      const own = other.querySelector('[data-pick]');
      if (own && !own.checked) own.click();
    }
  } else box.click();
  marked = row.dataset.row;
}

const openPalette = () => import('./palette.js').then(({ showPalette }) => showPalette(controlOf));
const openLegend = () => import('./palette.js').then(({ showLegend }) => showLegend(singleKeys));

/** The single keys. What the legend shows is read from here; `needs` names the control without which a key does nothing. */
export const singleKeys = [
  { key: 'j', words: 'Next row', needs: '[data-row]', act: () => move(1) },
  { key: 'k', words: 'Previous row', needs: '[data-row]', act: () => move(-1) },
  { key: 'x', words: 'Select the row', needs: '[data-pick]', act: () => mark(false) },
  { key: 'X', shown: 'Shift x', words: 'Select up to the row', needs: '[data-pick]', act: () => mark(true) },
  { key: 'Enter', words: 'Open the row', needs: '[data-row]' },
  { key: 'c', words: 'Claim', needs: '[data-row], [data-claim]', act: () => press('[data-claim]') },
  { key: 'a', words: 'Assign or hand over', needs: '[data-row], [data-assign]', act: () => press('[data-assign]') },
  { key: 'h', words: 'Put aside', needs: '[data-row], [data-snooze]', act: () => press('[data-snooze]') },
  { key: 'e', words: 'Go to Complete', needs: '[data-row], [data-complete]', act: () => controlOf('[data-complete]')?.focus() },
  { key: '/', words: 'Search', needs: '[data-search]', act: () => document.querySelector('[data-search]')?.focus() },
  { key: '.', shown: '. or Ctrl K', words: 'Find an act, a page or a person', act: openPalette },
  { key: '?', words: 'This list', act: openLegend },
  { key: 'Escape', shown: 'Esc', words: 'Close, or leave a field' },
];

const singleKey = (key) => singleKeys.find((one) => one.key === key)?.act;

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
    if (target.closest?.('[data-legend]')) openLegend();
    const row = target.closest?.('[data-row]');
    if (!row || target.closest('a, button, input, label, details, summary, select')) return;
    setCurrent(row);
    openRow(row);
  });

  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'k' && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      openPalette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.('dialog[open]')) return;
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
      (keysAreOn() && (singleKey(event.key) || keyOfPage(event.key)));
    if (!act) return;
    event.preventDefault();
    act();
  });
}
