import { takeRows } from './keys.js';

// What passes with time on an open page: seconds run down, an undo that comes too late goes, rows that are done leave.
const linger = 4000;
const since = new WeakMap();
const still = matchMedia('(prefers-reduced-motion: reduce)');
const mouse = matchMedia('(hover: hover)');

// For how long an element has been as it is now, in milliseconds.
function standing(element, state) {
  const known = since.get(element);
  if (known?.state === state) return Date.now() - known.from;
  since.set(element, { state, from: Date.now() });
  return 0;
}

// What stands there at zero is read again from the server in rows; elsewhere there is nothing to undo any more.
function runDown() {
  for (const seconds of document.querySelectorAll('[data-countdown]')) {
    const left = Math.max(0, Number(seconds.dataset.countdown) - 1);
    seconds.dataset.countdown = left;
    seconds.textContent = left;
    if (!left && !seconds.closest('[data-row]')) goWithout(seconds.closest('form.undo'));
  }
}

function endUndo() {
  for (const form of document.querySelectorAll('form.undo[data-expires]')) {
    const version = form.closest('[data-version]')?.dataset.version;
    if (standing(form, `${form.dataset.expires} ${version}`) >= Number(form.dataset.expires) * 1000) goWithout(form);
  }
}

function goWithout(form) {
  if (!form) return;
  const focused = form.contains(document.activeElement);
  const near = form.closest('[data-row]') ?? form.closest('article')?.querySelector('h2');
  (form.closest('.undo-line') ?? form).remove();
  if (focused) near?.focus();
}

// Rows below one that leaves move up; nobody is about to press one then.
const mayLeave = (row) =>
  row.getAttribute('aria-selected') !== 'true' &&
  !row.closest('#work-list')?.querySelector('details[open]') &&
  !(mouse.matches && row.closest('#work-list')?.matches(':hover'));

function letGo() {
  for (const row of document.querySelectorAll('#work-list .group:not(.done) [data-row][data-leaves]:not(.leaving)')) {
    if (standing(row, row.dataset.leaves) >= linger && mayLeave(row)) leave(row);
  }
}

function leave(row) {
  const focused = row.contains(document.activeElement);
  const group = row.closest('.group');
  const rows = [...document.querySelectorAll('[role="row"][data-row]')];
  const near = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
  row.style.height = `${row.offsetHeight}px`;
  row.classList.add('leaving');
  setTimeout(() => (row.style.height = '0'), 20);
  setTimeout(() => {
    row.remove();
    const count = group?.querySelector('h2 span');
    if (Number(count?.textContent) > 0) count.textContent = Number(count.textContent) - 1;
    if (group && !group.querySelector('[data-row]')) group.remove();
    takeRows(focused ? near : undefined);
    if (focused) near?.focus();
  }, still.matches ? 40 : 400);
}

let listening = false;

export function listen() {
  if (listening) return;
  listening = true;
  setInterval(() => {
    runDown();
    endUndo();
    letGo();
  }, 1000);
}
