// Small acts of the page itself: a button that prints it, a field that is selected whole when entered.
export function listen() {
  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('[data-print]')) window.print();
  });
  document.addEventListener('focusin', ({ target }) => {
    if (target.matches?.('[data-select]')) target.select();
  });
}
