// Menus are details elements. A click elsewhere or Escape closes them; the demo accounts fill in the sign-in form.
export function listen() {
  document.addEventListener('click', ({ target }) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(target)) menu.open = false;
    }
    const account = target.closest?.('[data-fill]');
    if (!account) return;
    document.getElementById('username').value = account.dataset.fill;
    document.getElementById('password').focus();
  });

  document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' && event.target.closest?.('details.menu[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}
