import './css/app.css';
import htmx from 'htmx.org/dist/htmx.esm.js';
import { listen as listenToRequests } from './requests.js';
import { listen as listenToSwitches } from './switches.js';
import { listen as listenToKeys, pressWanted, takeRows } from './keys.js';
import { listen as listenToPanel } from './panel.js';
import { listen as listenToTabs } from './tabs.js';
import { listen as listenToMenus } from './menus.js';
import { listen as listenToActs } from './acts.js';
import { mountIslands } from './islands.js';
import { showCarriedNotice } from './notices.js';

listenToRequests();
listenToSwitches();
listenToPanel(htmx);
listenToKeys();
listenToTabs();
listenToMenus();
listenToActs();

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  mountIslands(document);
  takeRows(ctx.target);
  if (ctx.target.id === 'panel') pressWanted();
});

mountIslands(document);
takeRows();
showCarriedNotice();
// What only some pages need.
if (document.querySelector('[data-live]')) import('./live.js').then(({ listen }) => listen(htmx));
if (document.querySelector('[data-sheet]')) import('./sheet.js').then(({ listen }) => listen());
if (document.querySelector('#bulk, [data-form-scope]')) import('./bulk.js').then(({ listen }) => listen());
