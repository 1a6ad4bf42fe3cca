// Buttons with data-switch: theme, density, privacy, keys. The head script applies what was chosen before.
const choices = {
  theme: { on: 'dark', off: 'light' },
  density: { on: 'compact', off: 'comfortable' },
  privacy: { on: 'on', off: 'off' },
  keys: { on: 'off', off: 'on' },
};

const root = document.documentElement;

const isOn = (name) =>
  name === 'theme' && !root.dataset.theme
    ? matchMedia('(prefers-color-scheme: dark)').matches
    : root.dataset[name] === choices[name].on;

function show() {
  for (const button of document.querySelectorAll('[data-switch]')) {
    const pressed = isOn(button.dataset.switch);
    button.setAttribute('aria-pressed', pressed);
    if (button.dataset.wordOn) button.textContent = pressed ? button.dataset.wordOn : button.dataset.wordOff;
  }
}

export const keysAreOn = () => root.dataset.keys !== 'off';

export function listen() {
  show();
  document.addEventListener('click', ({ target }) => {
    const name = target.closest?.('[data-switch]')?.dataset.switch;
    if (!name) return;
    root.dataset[name] = isOn(name) ? choices[name].off : choices[name].on;
    try {
      localStorage.setItem(`throughline.${name}`, root.dataset[name]);
    } catch {
      // storage is switched off: the choice lasts for this page
    }
    show();
  });
}
