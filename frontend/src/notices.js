const carried = 'throughline.notice';

const mark = (id) => `<svg class="${id.startsWith('i-') ? 'icon' : 'mark'}" aria-hidden="true"><use href="#${id}"/></svg>`;

// A notice says what just happened. Problems stay until they are closed, good news leaves by itself.
export function notify(text, { problem = false } = {}) {
  const list = document.querySelector('[data-notices]');
  if (!list || !text) return;
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.innerHTML = `${mark(problem ? 's-late' : 'i-check')}<p></p><button type="button" class="icon-button">${mark('i-x')}<span class="spoken">Close this notice</span></button>`;
  notice.querySelector('p').textContent = text;
  notice.querySelector('button').addEventListener('click', () => notice.remove());
  list.append(notice);
  while (list.children.length > 3) list.firstElementChild.remove();
  if (!problem) setTimeout(() => notice.remove(), 7000);
}

// The text goes along to the next page. It never holds a name.
export function carryNotice(text) {
  try {
    sessionStorage.setItem(carried, text);
  } catch {
    // storage is switched off: the next page shows what changed anyway
  }
}

export function showCarriedNotice() {
  try {
    notify(sessionStorage.getItem(carried));
    sessionStorage.removeItem(carried);
  } catch {
    // as above
  }
}
