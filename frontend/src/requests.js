import { csrfHeaders } from './csrf.js';
import { notify } from './notices.js';

// 409 and 422 carry the true state of what was touched and are swapped in; anything else that failed is a notice.
const swappable = (status) => status < 400 || status === 409 || status === 422;

export function listen() {
  document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
    if (ctx.request.method !== 'GET') Object.assign(ctx.request.headers, csrfHeaders());
  });

  document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
    ctx.sourceElement.closest?.('.row')?.classList.add('pending');
  });

  document.addEventListener('htmx:before:swap', (event) => {
    const { ctx } = event.detail;
    if (!ctx.response) return;
    // The library writes the style of what goes on what comes, for transitions; a text field that its reader has drawn
    // larger has one, and the security policy refuses styles that are written.
    for (const drawn of ctx.target?.querySelectorAll?.('[id][style]') ?? []) drawn.removeAttribute('style');
    const signedOut = ctx.response.raw.redirected && new URL(ctx.response.raw.url).pathname === '/sign-in';
    if (!signedOut && swappable(ctx.response.status)) return;
    event.preventDefault();
    if (signedOut) return notify(plainWords(401), { problem: true });
    notify(problemIn(ctx.text) ?? plainWords(ctx.response.status), { problem: true });
  });

  document.addEventListener('htmx:error', ({ detail }) => {
    if (detail.ctx) notify('No connection. Nothing was changed; try again in a moment.', { problem: true });
  });

  document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
    ctx.sourceElement.closest?.('.row')?.classList.remove('pending');
  });
}

function problemIn(html) {
  const problem = new DOMParser().parseFromString(html ?? '', 'text/html').querySelector('[data-problem]');
  return problem?.textContent.replace(/\s+/g, ' ').trim();
}

function plainWords(status) {
  if (status === 401) return 'You have been signed out. Reload the page to sign in again.';
  if (status === 403) return 'You may not do this, or the page is too old. Reload it and try again.';
  if (status === 404) return 'This is no longer here. Reload the page.';
  return 'Something went wrong here. Nothing was changed; try again in a moment.';
}
