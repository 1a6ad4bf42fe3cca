import './css/app.css';
import htmx from 'htmx.org/dist/htmx.esm.js';
import { listen as listenToRequests } from './requests.js';
import { listen as listenToSwitches } from './switches.js';
import { listen as listenToKeys, takeRows } from './keys.js';
import { listen as listenToPanel } from './panel.js';
import { listen as listenToTabs } from './tabs.js';
import { listen as listenToMenus } from './menus.js';
import { listen as listenToActs } from './acts.js';
import { listen as listenToChoices } from './bulk.js';
import { listen as listenToSheet } from './sheet.js';
import { mountIslands } from './islands.js';
import { showCarriedNotice } from './notices.js';

listenToRequests();
listenToSwitches();
listenToPanel(htmx);
listenToKeys();
listenToTabs();
listenToMenus();
listenToActs();
listenToChoices();
listenToSheet();

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  mountIslands(document);
  takeRows(ctx.target);
});

mountIslands(document);
takeRows();
showCarriedNotice();
