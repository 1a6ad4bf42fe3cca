/** Says what stands in the way: in a list above the form and beside each field. */
export class FormFindings {
  #box; #form;

  constructor(element, form) {
    this.#box = element.querySelector('[data-findings]');
    this.#form = form;
    form.on('changed', () => {
      if (!Object.keys(form._getState().errors ?? {}).length) this.#box.hidden = true;
    });
  }

  /** What the form itself found: `{fieldId: [message]}`. */
  showOwn(errors) {
    const fields = this.#fields();
    const findings = Object.entries(errors).map(([id, messages]) => {
      const field = fields.find((candidate) => candidate.id === id);
      return { id, label: plain(field?.label ?? field?.dateLabel ?? field?.timeLabel), message: first(messages) };
    });
    this.#show(count(findings.length), null, findings);
  }

  /** What the server answered. */
  showAnswer({ status, body }) {
    if (status === 422) return this.#showFindings(body);
    const { title, detail, link } = this.#words(status, body);
    this.#show(title, detail, [], link);
  }

  #showFindings({ title, detail, findings = [] }) {
    const fields = this.#fields();
    const placed = findings.map((finding) => ({ ...finding, id: fields.find((field) => field.key === finding.field)?.id }));
    const errors = {};
    for (const { id, message } of placed) if (id) (errors[id] ??= []).push(message);
    this.#form._setState({ errors });
    this.#show(title ?? count(findings.length), detail, placed);
  }

  #words(status, body) {
    const kept = 'What you typed is still here.';
    if (status === 0) return { title: 'No connection', detail: `${kept} Try again in a moment.` };
    if (status === 401 || status === 403)
      return { title: 'You are signed out', detail: `${kept} Sign in again in a new tab, then come back and complete.`, link: { href: '/sign-in', text: 'Sign in' } };
    if (status === 409)
      return { title: body.title ?? 'This has changed in the meantime', detail: `${body.detail ?? ''} ${kept}`.trim(), link: { href: location.href, text: 'See how it stands now' } };
    const reference = body.reference ? ` Reference ${body.reference}.` : '';
    return { title: body.title ?? 'This could not be completed', detail: `${body.detail ?? 'Something went wrong here.'} ${kept}${reference}` };
  }

  #show(title, detail, findings, link) {
    const box = this.#box;
    box.innerHTML = '<b><svg class="mark" aria-hidden="true"><use href="#s-late"/></svg><span></span></b>';
    box.querySelector('span').textContent = title;
    if (detail) box.append(textElement('p', detail));
    if (findings.length) box.append(this.#list(findings));
    if (link) {
      const line = document.createElement('p');
      line.append(Object.assign(document.createElement('a'), { href: link.href, target: '_blank', textContent: link.text }));
      box.append(line);
    }
    box.hidden = false;
    box.focus();
    box.scrollIntoView({ block: 'nearest' });
  }

  #list(findings) {
    const list = document.createElement('ul');
    for (const { id, label, message } of findings) {
      const line = document.createElement('li');
      const text = label ? `${label}${/[?.!:]$/.test(label) ? '' : ':'} ${message}` : message;
      if (id) {
        const button = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
        button.addEventListener('click', () => this.#goTo(id));
        line.append(button);
      } else line.textContent = text;
      list.append(line);
    }
    return list;
  }

  #goTo(id) {
    const input = this.#form._container.querySelector(`[id^="fjs-form-"]:is([id$="-${CSS.escape(id)}"], [id*="-${CSS.escape(id)}-"])`);
    input?.scrollIntoView({ block: 'center' });
    input?.focus({ preventScroll: true });
  }

  #fields() {
    return this.#form.get('formFieldRegistry').getAll();
  }
}

const first = (messages) => (Array.isArray(messages) ? messages.flat(Infinity).find((m) => typeof m === 'string') : null) ?? 'Please check this.';
const plain = (label) => (typeof label === 'string' && !label.startsWith('=') ? label : '');
const count = (n) => (n === 1 ? 'One answer needs another look' : `${n} answers need another look`);
const textElement = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
