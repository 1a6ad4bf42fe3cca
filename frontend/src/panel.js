import { notify, carryNotice } from './notices.js';
import { leaveIslands, saveIslands } from './islands.js';

const panel = () => document.getElementById('panel');
const overlaid = matchMedia('(max-width: 1180px)');
let opener = null;

function show(open) {
  const element = panel();
  if (!element) return;
  element.hidden = !open;
  const covers = open && (overlaid.matches || !element.parentElement.classList.contains('beside'));
  for (const behind of document.querySelectorAll('.skip, .rail, .topbar, .page, .tabbar')) behind.inert = covers;
  element.setAttribute('role', covers ? 'dialog' : 'complementary');
  if (covers) element.setAttribute('aria-modal', 'true');
  else element.removeAttribute('aria-modal');
  markSelected();
}

function markSelected() {
  const element = panel();
  const open = element && !element.hidden ? element.querySelector('[data-item]')?.dataset.item : null;
  for (const row of document.querySelectorAll('[data-row]')) {
    row.setAttribute('aria-selected', row.dataset.row === open);
  }
  if (!document.querySelector('[data-row]')) return;
  const address = new URL(location.href);
  if (open) address.searchParams.set('open', open);
  else address.searchParams.delete('open');
  // The list one begins with has no name in the address; a claim must not make it look like another one.
  const tab = document.querySelector('#work-tabs [aria-current]')?.href;
  if (open && tab && !address.searchParams.has('tab')) address.searchParams.set('tab', new URL(tab).searchParams.get('tab'));
  history.replaceState(history.state, '', address);
}

export function closePanel() {
  const element = panel();
  if (!element || element.hidden) return;
  if (!leaveIslands(element)) return;
  show(false);
  element.replaceChildren();
  if (opener?.isConnected) opener.focus();
}

// The form says it was completed: on the list the row is read again and the list stays, elsewhere we go on.
function goOn(htmx, { next, message, item }) {
  const row = item && document.querySelector(`[data-row="${CSS.escape(item)}"]`);
  if (row) {
    opener = row;
    closePanel();
    notify(message);
    htmx.ajax('GET', `/work-items/${encodeURIComponent(item)}/row`, { target: row, swap: 'outerMorph' });
    return;
  }
  carryNotice(message);
  location.assign(next ?? location.pathname);
}

// Claim and release wait for what was typed to be stored: the draft goes first, then the item.
function saveBeforeSubmit() {
  document.addEventListener('submit', (event) => {
    const scope = event.target.closest('[data-form-scope]');
    const saving = scope && event.target.elements.version && saveIslands(scope);
    if (!saving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    saving.then((saved) => {
      if (saved) event.target.requestSubmit(event.submitter);
      else notify('What you typed could not be saved yet, so nothing was released. Try again in a moment.', { problem: true });
    });
  }, { capture: true });
}

export function listen(htmx) {
  saveBeforeSubmit();
  document.addEventListener('throughline:completed', ({ detail }) => goOn(htmx, detail));

  const element = panel();
  if (!element) return;

  document.addEventListener('htmx:before:request', (event) => {
    const { ctx } = event.detail;
    if (ctx.target !== element || ctx.request.method !== 'GET') return;
    if (!leaveIslands(element)) event.preventDefault();
    else opener = ctx.sourceElement.closest('[data-row]') ?? ctx.sourceElement.closest('details')?.querySelector('summary') ?? ctx.sourceElement;
  });

  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    if (ctx.target === element && element.firstElementChild) {
      const wasHidden = element.hidden;
      for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = false;
      show(true);
      if (wasHidden || ctx.request.method === 'GET') element.querySelector('h2')?.focus({ preventScroll: true });
    } else markSelected();
  });

  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('[data-close-panel]')) closePanel();
  });

  show(Boolean(element.querySelector('article')));
}
