import { notify } from './notices.js';
import { saveIslands } from './islands.js';

// The item that is open, beside the list or on its own page. What others do with it is told in one line; nothing that
// is typed moves until the reader asks to see the item as it is now.
const open = () => document.querySelector('article[data-item][data-version]');

/** Tells what happened to the open item; `id` and `version` come from the stream, without them the server is asked. */
export async function tell(htmx, id, version) {
  listen(htmx);
  const article = open();
  const place = article?.querySelector('[data-news]');
  if (!place || (id && article.dataset.item !== id) || version <= Number(article.dataset.version)) return;
  const { item, version: seen } = article.dataset;
  try {
    const answer = await fetch(`/work-items/${encodeURIComponent(item)}/news?version=${seen}`, { credentials: 'same-origin' });
    if (!answer.ok || answer.redirected) return;
    const words = await answer.text();
    if (article.dataset.version === seen && (answer.status === 200 || !id)) place.innerHTML = words;
  } catch {
    // The stream says that it is lost; when it is back this is asked again.
  }
}

async function show(link, htmx) {
  const article = link.closest('article');
  const saving = link.dataset.again === undefined && saveIslands(article);
  if (saving && !(await saving)) {
    link.dataset.again = '';
    notify('What you typed could not be saved, because the item has changed. It is still here: copy what you need, then press Show again.', { problem: true });
    return;
  }
  if (article.closest('#panel')) htmx.ajax('GET', link.getAttribute('href'), { source: link, target: '#panel', swap: 'innerHTML' });
  else location.assign(location.pathname);
}

let listening = false;

function listen(htmx) {
  if (listening) return;
  listening = true;
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-show-news]');
    if (!link) return;
    event.preventDefault();
    show(link, htmx);
  });
}
