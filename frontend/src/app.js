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

// An act that can be undone for a while, a row that is done.
function letPass() {
  if (document.querySelector('form.undo, .group:not(.done) [data-leaves]')) import('./passing.js').then(({ listen }) => listen());
}

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  mountIslands(document);
  takeRows(ctx.target);
  letPass();
  if (ctx.target.id === 'panel') pressWanted();
});

mountIslands(document);
takeRows();
showCarriedNotice();
// What only some pages need.
if (document.querySelector('[data-live]')) import('./live.js').then(({ listen }) => listen(htmx));
if (document.querySelector('[data-sheet]')) import('./sheet.js').then(({ listen }) => listen());
if (document.querySelector('#bulk')) import('./bulk.js').then(({ listen }) => listen());
letPass();
