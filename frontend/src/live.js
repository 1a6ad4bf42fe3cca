import { takeRows } from './keys.js';

// The list hears which items changed, ids and versions only. A row that is shown is read again; what is not shown is
// counted and waits until the reader asks for it, so rows never move by themselves.
const settle = 400;
const leastBetweenReads = 3000;
const silence = 65_000;
const away = 10 * 60_000;
const longestRetry = 60_000;

const changed = new Map();
let htmx, place, stream, timer, retryTimer;
let retry = 2000;
let lastRead = 0;
let lastSign = 0;
let lastInput = Date.now();
let stale = false;
let missed = false;
let reading = false;
let arrived = null;

// Only where an item is open.
const tellNews = (id, version) =>
  document.querySelector('article[data-item][data-version]') && import('./news.js').then(({ tell }) => tell(htmx, id, version));
const list = () => document.getElementById('work-list');
const rowOf = (id, root = document) => root.querySelector(`[data-row="${CSS.escape(id)}"]`);
const busy = (row) => row.matches('.pending') || row.querySelector('details[open], :is(input:not([type=hidden], [type=checkbox]), select, textarea):focus');

function say(lost) {
  missed ||= lost;
  place.querySelector('[data-live-lost]').hidden = !lost;
  place.dataset.state = lost ? 'lost' : 'on';
}

function open() {
  clearTimeout(retryTimer);
  if (stream || document.hidden) return;
  stream = new EventSource(place.dataset.live);
  lastSign = Date.now();
  stream.onopen = () => {
    retry = 2000;
    say(false);
    // Whatever happened while nobody listened.
    if (missed) later(true);
    missed = false;
  };
  stream.onerror = () => lose();
  stream.addEventListener('item', ({ data }) => {
    const [id, version] = data.split(' ');
    lastSign = Date.now();
    changed.set(id, Math.max(Number(version), changed.get(id) ?? 0));
    // After what was done on this page itself has its answer.
    setTimeout(() => tellNews(id, Number(version)), 2 * settle);
    later();
  });
  stream.addEventListener('again', () => {
    say(false);
    later(true);
  });
  stream.addEventListener('beat', () => {
    lastSign = Date.now();
    say(false);
    if (missed) later(true);
    missed = false;
  });
  stream.addEventListener('lost', () => {
    lastSign = Date.now();
    say(true);
  });
}

function close() {
  stream?.close();
  stream = null;
  missed = true;
}

// Tries again by itself, each time a little later and never all pages at once.
function lose() {
  close();
  say(true);
  clearTimeout(retryTimer);
  retryTimer = setTimeout(open, retry * (0.75 + Math.random() / 2));
  retry = Math.min(retry * 2, longestRetry);
}

function later(all = false) {
  stale ||= all;
  if (all) tellNews();
  clearTimeout(timer);
  timer = setTimeout(settleChanges, settle);
}

async function settleChanges() {
  if (reading) return later();
  if (!list()) return changed.clear();
  const waiting = [];
  for (const [id, version] of changed) {
    const row = rowOf(id);
    if (!row) stale = true;
    else if (Number(row.dataset.version ?? 0) < version) {
      if (busy(row)) {
        waiting.push([id, version]);
        continue;
      }
      htmx.ajax('GET', `/work-items/${encodeURIComponent(id)}/row`, { target: row, swap: 'outerMorph' });
    }
  }
  changed.clear();
  for (const [id, version] of waiting) changed.set(id, version);
  if (waiting.length) timer = setTimeout(settleChanges, 2000);
  if (!stale) return;
  const wait = lastRead + leastBetweenReads - Date.now();
  if (wait > 0) timer = setTimeout(settleChanges, wait);
  else await readList();
}

// The list as it is now: rows that are shown take their new state where they stand, others are counted.
async function readList() {
  reading = true;
  stale = false;
  lastRead = Date.now();
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
    if (!answer.ok || (answer.redirected && new URL(answer.url).pathname === '/sign-in')) {
      missed = true;
      return say(true);
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    arrived = page.getElementById('work-list');
    const fresh = arrived ? [...arrived.querySelectorAll('[data-row]')] : [];
    for (const row of fresh) {
      const shown = rowOf(row.dataset.row);
      if (shown && shown.dataset.version !== row.dataset.version && !busy(shown)) changed.set(row.dataset.row, Number(row.dataset.version));
    }
    follow('#work-tabs', page);
    follow('#work-summary', page);
    count(fresh.filter((row) => !rowOf(row.dataset.row)).length);
    if (changed.size) later();
  } catch {
    missed = true;
    say(true);
  } finally {
    reading = false;
  }
}

function follow(selector, page) {
  const [shown, fresh] = [document.querySelector(selector), page.querySelector(selector)];
  if (shown && fresh && !shown.contains(document.activeElement)) shown.replaceChildren(...fresh.childNodes);
}

function count(number) {
  const pill = place.querySelector('[data-live-new]');
  pill.hidden = !number;
  pill.querySelector('[data-live-count]').textContent = number;
}

// Asked for: now rows may move. The row one stood on stays the one one stands on.
async function show() {
  await readList();
  if (!arrived || !list()) return;
  const selected = document.querySelector('[data-row][aria-selected="true"]')?.dataset.row;
  const known = new Set([...document.querySelectorAll('[data-row]')].map((row) => row.dataset.row));
  list().replaceWith(arrived);
  htmx.process(arrived);
  count(0);
  const first = [...arrived.querySelectorAll('[data-row]')].find((row) => !known.has(row.dataset.row));
  if (selected) rowOf(selected)?.setAttribute('aria-selected', 'true');
  takeRows(first);
  first?.focus();
  arrived = null;
}

export function listen(library) {
  place = document.querySelector('[data-live]');
  if (!place || !window.EventSource) return;
  htmx = library;
  place.querySelector('[data-live-new]')?.addEventListener('click', show);

  const back = () => {
    const wasAway = Date.now() - lastInput > away;
    lastInput = Date.now();
    if (!stream && !document.hidden && (wasAway || place.dataset.state !== 'lost')) open();
    return true;
  };
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, back, { passive: true });
  document.addEventListener('visibilitychange', () => (document.hidden ? (clearTimeout(retryTimer), close()) : (back(), open())));
  // Without the stream the list is read when somebody comes back to it.
  addEventListener('focus', () => place.dataset.state === 'lost' && later(true));
  addEventListener('online', open);
  addEventListener('pagehide', close);
  setInterval(() => {
    if (!stream) return;
    // Nobody at the desk: the session may end as if nothing were open.
    if (Date.now() - lastInput > away) close();
    else if (Date.now() - lastSign > silence) lose();
  }, 10_000);
  open();
}
