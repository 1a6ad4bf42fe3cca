const meta = (name) => document.querySelector(`meta[name="${name}"]`);

export function csrfHeaders() {
  const token = meta('_csrf')?.content;
  const header = meta('_csrf_header')?.content;
  return token && header ? { [header]: token } : {};
}

// Signing in again in another tab changes the token. The page still knows the old one: read the new one from the
// same page, so that nothing typed has to be given up for it.
export async function renewCsrf() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('meta[name="_csrf"]');
  if (!fresh || !meta('_csrf') || fresh.content === meta('_csrf').content) return false;
  meta('_csrf').content = fresh.content;
  return true;
}
