// Choosing rows: a click with Shift chooses the whole stretch, and the bar tells how many are chosen.
let last = null;

const boxes = () => [...document.querySelectorAll('[data-pick]')];

function tell() {
  const bar = document.querySelector('[data-chosen]');
  if (!bar) return;
  const count = boxes().filter((box) => box.checked).length;
  bar.textContent = count ? `${count} chosen` : 'With the chosen items';
}

// A row that comes anew from the server keeps its choice: morphing leaves the property of a box alone.
export function listen() {
  document.addEventListener('click', (event) => {
    const box = event.target.closest?.('[data-pick]');
    if (!box) return;
    const all = boxes();
    if (event.shiftKey && last?.isConnected) {
      const [from, until] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
      for (const between of all.slice(from, until + 1)) between.checked = box.checked;
    }
    last = box;
    tell();
  });
  document.addEventListener('reset', ({ target }) => {
    if (target.id !== 'bulk') return;
    // Boxes outside the form are reset with it, but only after this event.
    setTimeout(tell);
  });
  document.addEventListener('htmx:after:swap', tell);
}
