const pause = 2500;
const longestRetry = 60_000;

/** Keeps the draft of one form: a few seconds after typing, again when the connection is back, and when leaving. */
export class FormDraft {
  #form; #url; #scope; #send;
  #dirty = false;
  #failing = false;
  #running = null;
  #timer = null;
  #retry = pause;
  #ready = false;

  constructor({ form, draftUrl, version, scope, send, ready = false }) {
    this.#form = form;
    this.#url = draftUrl;
    this.#scope = scope;
    this.#send = send;
    this.version = version ?? 0;
    // A drawn form announces its own first values as a change; a plain one is ready at once.
    this.#ready = ready;
    if (!ready) setTimeout(() => (this.#ready = true), 300);
    addEventListener('online', () => this.#dirty && scope.isConnected && this.save());
    addEventListener('beforeunload', (event) => {
      if (!this.#dirty || !scope.isConnected) return;
      if (this.#url && !this.#failing) this.leave();
      else event.preventDefault();
    });
  }

  changed() {
    if (!this.#ready) return;
    this.#dirty = true;
    if (this.#url) this.#schedule(pause);
  }

  async save() {
    if (!this.#url) return false;
    clearTimeout(this.#timer);
    await this.#running;
    this.#running = this.#store();
    return this.#running;
  }

  /** Null when nothing is waiting to be saved. */
  saveIfTyped() {
    return this.#url && this.#dirty ? this.save() : null;
  }

  /** Waits for what is on its way, so that the version sent next is the right one. */
  async settled() {
    clearTimeout(this.#timer);
    await this.#running;
  }

  forget() {
    this.#dirty = false;
    clearTimeout(this.#timer);
  }

  /** Called before the form goes away; false means: stay. */
  leave() {
    if (!this.#dirty) return true;
    if (!this.#url) {
      if (!confirm('Close without sending? What you typed here is not kept.')) return false;
      this.forget();
      return true;
    }
    clearTimeout(this.#timer);
    this.#dirty = false;
    this.#send(this.#url, { version: this.version, answers: this.#form._getSubmitData() }, { keepalive: true });
    return true;
  }

  say(text, { unsaved = false } = {}) {
    const status = this.#scope.querySelector('[data-draft-status]');
    if (!status) return;
    status.textContent = text;
    status.classList.toggle('unsaved', unsaved);
  }

  async #store() {
    this.#dirty = false;
    this.say('Saving…');
    const answer = await this.#send(this.#url, { version: this.version, answers: this.#form._getSubmitData() });
    if (answer.ok) {
      this.#retry = pause;
      this.version = answer.body.version ?? this.version;
      if (this.#scope.dataset.version) this.#scope.dataset.version = this.version;
      for (const input of this.#scope.querySelectorAll('input[name="version"]')) input.value = this.version;
      this.say(answer.body.saved ?? 'Draft saved');
      this.#failing = false;
      return true;
    }
    this.#dirty = true;
    this.#failing = true;
    this.say(why(answer), { unsaved: true });
    if (answer.status === 0 || answer.status >= 500) {
      this.#retry = Math.min(this.#retry * 2, longestRetry);
      this.#schedule(this.#retry);
    }
    return false;
  }

  #schedule(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#scope.isConnected && this.save(), delay);
  }
}

function why({ status, body }) {
  if (status === 0) return 'Not saved: no connection. What you typed is still here.';
  if (status === 401 || status === 403) return 'Not saved: you are signed out. What you typed is still here.';
  if (status === 413) return 'Not saved: the text is too long.';
  return `Not saved: ${body.title ?? 'the server had a problem'}. What you typed is still here.`;
}
