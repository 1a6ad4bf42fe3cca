import { keysAreOn } from './switches.js';
import { csrfHeaders, renewCsrf } from './csrf.js';
import { FormDraft } from './form-draft.js';

const marks = { p: 'attended', l: 'late', e: 'leftEarly', x: 'excused', n: 'noShow' };
const words = { attended: 'present', late: 'late', leftEarly: 'left early', excused: 'excused', noShow: 'no-show' };

const sheet = () => document.querySelector('[data-sheet]');
const lines = () => [...document.querySelectorAll('[data-line]')];
const radio = (line) => line.querySelector('input[type=radio]:checked') ?? line.querySelector('input[type=radio]');
const minutes = (line) => line.querySelector('.missed input');

function goTo(line) {
  if (!line) return;
  radio(line).focus();
  line.scrollIntoView({ block: 'nearest' });
}

function move(from, step) {
  const all = lines();
  goTo(from ? all[Math.max(0, Math.min(all.length - 1, all.indexOf(from) + step))] : all[0]);
}

function mark(line, state) {
  const chosen = line.querySelector(`input[type=radio][value=${state}]`);
  chosen.checked = true;
  chosen.dispatchEvent(new Event('change', { bubbles: true }));
  chosen.focus();
  tally();
  if (state === 'late' || state === 'leftEarly') minutes(line).select();
}

// How many of each, told before it is signed.
function tally() {
  const told = document.querySelector('[data-tally]');
  if (!told) return;
  const chosen = lines().map((line) => line.querySelector('input[type=radio]:checked')?.value);
  told.textContent = Object.entries(words)
    .map(([state, word]) => [chosen.filter((value) => value === state).length, word])
    .filter(([count]) => count)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

function inMinutes(event, line) {
  if (event.key === 'Enter') return () => move(line, 1);
  if (event.key === 'Escape') return () => goTo(line);
  return null;
}

function inText(event, line) {
  if (event.key === 'Escape') return () => (line ? goTo(line) : event.target.blur());
  if (event.key === 'Enter' && line) return () => move(line, 1);
  return null;
}

function outside(event, line) {
  if (event.key === 'ArrowDown' && line) return () => move(line, 1);
  if (event.key === 'ArrowUp' && line) return () => move(line, -1);
  if (!keysAreOn()) return null;
  if (event.key === 'j') return () => move(line, 1);
  if (event.key === 'k') return () => move(line, -1);
  if (event.key === 'g') return () => document.querySelector('[data-shared-note]').focus();
  if (!line) return null;
  if (event.key === 't') return () => line.querySelector('[data-own-note]').focus();
  return Object.hasOwn(marks, event.key) ? () => mark(line, marks[event.key]) : null;
}

// Before the list's own keys: what is done here is done.
function press(event) {
  if (!sheet() || event.altKey || event.isComposing) return;
  const line = event.target.closest?.('[data-line]');
  let act = null;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Enter') act = () => sheet().requestSubmit(sheet().querySelector('[data-sign]'));
  } else if (event.target.matches?.('input[type=number]')) act = inMinutes(event, line);
  else if (event.target.matches?.('textarea, input[type=text], input[type=search], select')) act = inText(event, line);
  else act = outside(event, line);
  if (!act) return;
  event.preventDefault();
  act();
}

// What is filled in is kept on the server a few seconds later, so that a closed lid costs nothing.
function keep(form) {
  const version = form.elements.version;
  const draft = new FormDraft({
    form: { _getSubmitData: () => new FormData(form) },
    draftUrl: form.dataset.draft,
    version: version.value,
    scope: form,
    send,
    ready: true,
  });
  form.addEventListener('input', () => draft.changed());
  form.addEventListener('change', () => draft.changed());
  let settled = false;
  form.addEventListener('submit', async (event) => {
    if (settled) return;
    event.preventDefault();
    await draft.settled();
    draft.forget();
    settled = true;
    form.requestSubmit(event.submitter);
  });
}

async function send(url, { version, answers }, { keepalive = false, again = true } = {}) {
  const body = new URLSearchParams(answers);
  body.set('version', version);
  body.delete('_csrf');
  try {
    const response = await fetch(url, {
      method: 'POST', credentials: 'same-origin', keepalive, body,
      headers: { Accept: 'application/json', ...csrfHeaders() },
    });
    if (response.status === 403 && again && (await renewCsrf())) return send(url, { version, answers }, { keepalive, again: false });
    const told = await response.json().catch(() => ({}));
    // Who was quicker is told in the detail.
    const title = (told.detail ?? told.title ?? '').replace(/\.$/, '');
    return { ok: response.ok && !response.redirected, status: response.redirected ? 401 : response.status, body: { ...told, title } };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}

export function listen() {
  if (!sheet()) return;
  document.addEventListener('keydown', press, true);
  sheet().addEventListener('change', tally);
  tally();
  keep(sheet());
}
