import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { Form } from '@bpmn-io/form-js-viewer';
import { csrfHeaders, renewCsrf } from './csrf.js';
import { FormFindings } from './form-findings.js';
import { FormDraft } from './form-draft.js';
import { speakPlainly, takeNoPastDays } from './form-words.js';

/**
 * A form of a work item or a report.
 *
 * Reads schema and answers from the server, keeps a draft there while someone types, and completes. What was typed
 * stays on the screen whatever the server answers and also without one.
 */
export async function mount(element) {
  const { formUrl, draftUrl, completeUrl, readOnly } = element.dataset;
  const scope = element.closest('[data-form-scope]') ?? element;
  const [schema, draft] = await Promise.all([read(formUrl), draftUrl ? read(draftUrl) : { version: 0, answers: {} }]);

  const form = new Form({ container: element.querySelector('[data-form-body]') });
  element.querySelector('.form-loading')?.remove();
  const noPastDays = takeNoPastDays(schema);
  await form.importSchema(schema, draft.answers ?? {});
  speakPlainly(form, noPastDays);
  if (readOnly === 'true') {
    form.setProperty('readOnly', true);
    return null;
  }

  const findings = new FormFindings(element, form);
  const keeper = new FormDraft({ form, draftUrl, version: draft.version, scope, send });
  keeper.say(draft.saved ?? '');

  const complete = scope.querySelector('[data-complete]');
  const save = scope.querySelector('[data-save-draft]');
  save?.addEventListener('click', () => keeper.save());
  complete?.addEventListener('click', async () => {
    if (complete.disabled) return;
    const { data, errors } = form.submit();
    if (Object.keys(errors).length) return findings.showOwn(errors);
    complete.disabled = true;
    try {
      // What was typed becomes the draft first: whoever undoes the completion finds it again.
      await keeper.saveIfTyped();
      await keeper.settled();
      const answer = await send(completeUrl, { version: keeper.version, answers: data });
      if (!answer.ok) {
        findings.showAnswer(answer);
        keeper.saveIfTyped();
        return;
      }
      keeper.forget();
      element.dispatchEvent(new CustomEvent('throughline:completed', {
        bubbles: true,
        detail: { ...answer.body, item: element.dataset.workItem },
      }));
    } finally {
      complete.disabled = false;
    }
  });

  form.on('changed', () => keeper.changed());
  return { leave: () => keeper.leave(), save: () => keeper.saveIfTyped() };
}

async function read(url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Posts JSON; `status` 0 means the server was not reached. A stale token is renewed once. */
async function send(url, body, { keepalive = false, again = true } = {}) {
  let response;
  try {
    response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...csrfHeaders() },
      body: JSON.stringify(body),
    });
    if (response.status === 403 && again && (await renewCsrf())) return send(url, body, { keepalive, again: false });
  } catch {
    return { ok: false, status: 0, body: {} };
  }
  const answer = await response.json().catch(() => ({}));
  // A redirect to a sign-in page is an answer too, but not the one that was asked for.
  const ok = response.ok && !response.redirected;
  return { ok, status: response.redirected ? 401 : response.status, body: answer };
}
