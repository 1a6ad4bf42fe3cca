import { keysAreOn } from './switches.js';

// Fetched when first asked for: the list of single keys, and the palette that finds an act, a page or a person.
const most = 12;

function dialog(name, label) {
  document.querySelector('dialog.layer')?.remove();
  const layer = document.createElement('dialog');
  layer.className = `layer ${name}`;
  layer.setAttribute('aria-label', label);
  layer.addEventListener('click', ({ target }) => target === layer && layer.close());
  layer.addEventListener('close', () => layer.remove());
  document.body.append(layer);
  return layer;
}

const element = (tag, own = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), own);
  made.append(...inside);
  return made;
};

/** What each key does on this page: `keys` is the table they work from. */
export function showLegend(keys) {
  const layer = dialog('legend', 'Keys');
  const here = keys.filter(({ needs }) => !needs || document.querySelector(needs));
  const own = [...document.querySelectorAll('[data-key]')].map((control) => ({ key: control.dataset.key, words: wordsOf(control) }));
  const list = element('dl');
  for (const { key, shown, words } of [...here, ...own]) {
    list.append(element('dt', {}, ...(shown ?? key).split(' ').map((part) => (part === 'or' ? ' or ' : element('kbd', { textContent: part })))), element('dd', { textContent: words }));
  }
  const close = element('button', { type: 'button', className: 'button', textContent: 'Close' });
  close.addEventListener('click', () => layer.close());
  layer.append(element('h2', { textContent: 'Keys' }), list, close);
  if (!keysAreOn()) layer.querySelector('h2').after(element('p', { textContent: 'Single keys are switched off. Ctrl K works.' }));
  layer.showModal();
}

const wordsOf = (control) => {
  const copy = control.cloneNode(true);
  for (const aside of copy.querySelectorAll('kbd, svg, .count, .spoken')) aside.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim() || control.textContent.replace(/\s+/g, ' ').trim();
};

function choices(controlOf) {
  const found = [];
  const add = (kind, words, go) => words && !found.some((one) => one.words === words) && found.push({ kind, words, go });
  for (const selector of ['[data-claim]', '[data-complete]', '[data-assign]', '[data-snooze]', '[data-save-draft]', '[data-release]']) {
    const control = controlOf(selector);
    if (control) add('This item', wordsOf(control), () => (selector === '[data-complete]' ? control.focus() : control.click()));
  }
  for (const link of document.querySelectorAll('main [data-key]')) add('This page', wordsOf(link), () => link.click());
  for (const link of document.querySelectorAll('#work-tabs a')) add('List', wordsOf(link).replace(/\d+$/, '').trim(), () => link.click());
  for (const link of document.querySelectorAll('.rail a[href]:not(.brand)')) add('Page', wordsOf(link), () => link.click());
  for (const control of document.querySelectorAll('.topbar [data-switch]')) add('Screen', control.title || wordsOf(control), () => control.click());
  return found;
}

/** `controlOf` gives the control of the item one works on. */
export function showPalette(controlOf) {
  const all = choices(controlOf);
  const layer = dialog('palette', 'Find an act, a page or a person');
  const input = element('input', { type: 'text', className: 'input', autocomplete: 'off', maxLength: 80, placeholder: 'An act, a page or a person' });
  const list = element('ul', { id: 'palette-choices' });
  const rolesOf = { role: 'combobox', 'aria-expanded': 'true', 'aria-controls': list.id, 'aria-autocomplete': 'list', 'aria-label': 'Find an act, a page or a person' };
  for (const [name, value] of Object.entries(rolesOf)) input.setAttribute(name, value);
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'What was found');
  let shown = [];
  let at = 0;

  const stand = (index) => {
    at = shown.length ? (index + shown.length) % shown.length : 0;
    [...list.children].forEach((line, place) => line.setAttribute('aria-selected', place === at));
    const line = list.children[at];
    if (!line?.id) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', line.id);
    line.scrollIntoView({ block: 'nearest' });
  };
  const go = (choice) => {
    layer.close();
    choice?.go();
  };
  const search = () => {
    const asked = input.value.trim();
    const words = asked.toLowerCase();
    shown = all.filter((one) => one.words.toLowerCase().includes(words)).slice(0, most);
    const people = document.querySelector('form[role="search"]');
    if (people && asked) {
      shown.push({
        kind: 'People',
        words: `Search people for “${asked}”`,
        go: () => {
          people.elements.q.value = asked;
          people.requestSubmit();
        },
      });
    }
    list.replaceChildren(
      ...shown.map((choice, place) => {
        const line = element('li', { id: `palette-${place}` }, element('span', { textContent: choice.words }), element('small', { textContent: choice.kind }));
        line.setAttribute('role', 'option');
        line.addEventListener('click', () => go(choice));
        return line;
      }),
    );
    stand(0);
  };
  input.addEventListener('input', search);
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) stand(at + step);
    else if (event.key === 'Enter') go(shown[at]);
    else return;
    event.preventDefault();
  });
  layer.append(input, list);
  search();
  layer.showModal();
  input.focus();
}
