import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import Viewer from 'bpmn-js/lib/Viewer';
import MoveCanvasModule from 'diagram-js/lib/navigation/movecanvas';

const smallestReadable = 0.7;
const comfortable = 0.8;
const tick = '<span class="diagram-tick"><svg viewBox="0 0 24 24"><path d="M5 12.500l4.500 4.500L19 7.500"/></svg></span>';
const now = '<span class="diagram-badge">Now</span>';
const late = '<span class="diagram-badge late"><svg viewBox="0 0 16 16"><path d="M8 1.200L15.200 14.500H.8z" fill="currentColor"/></svg>Late</span>';

const idsIn = (text) => (text ?? '').split(/\s+/).filter(Boolean);

/** Draws the diagram of `element.dataset.diagramUrl` and marks where the person has been and is. */
export async function mount(element) {
  const canvasElement = element.querySelector('.diagram-canvas');
  try {
    const answer = await fetch(element.dataset.diagramUrl, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(String(answer.status));
    const viewer = new Viewer({ container: canvasElement, additionalModules: [MoveCanvasModule] });
    await viewer.importXML(await answer.text());
    markPlaces(viewer, element.dataset);
    listenToTools(viewer, element);
    showPlace(viewer, element.dataset);
    return { leave: () => true };
  } catch {
    canvasElement.innerHTML = '<p class="diagram-problem">The drawing could not be loaded. The steps are in the list.</p>';
    return null;
  }
}

function markPlaces(viewer, data) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const elements = viewer.get('elementRegistry');
  const present = (text) => idsIn(text).filter((id) => elements.get(id));
  const lateIds = new Set(present(data.late));

  for (const id of present(data.done)) {
    canvas.addMarker(id, 'is-done');
    if (elements.get(id).width >= 80) overlays.add(id, { position: { top: -8, right: 10 }, html: tick });
  }
  for (const id of present(data.current)) {
    canvas.addMarker(id, lateIds.has(id) ? 'is-late' : 'is-current');
    overlays.add(id, { position: { top: -24, left: 0 }, html: lateIds.has(id) ? late : now, scale: { min: 0.9 } });
  }
}

function listenToTools(viewer, element) {
  const tools = {
    whole: () => viewer.get('canvas').zoom('fit-viewport', 'auto'),
    place: () => showPlace(viewer, element.dataset, true),
    closer: () => viewer.get('canvas').zoom(viewer.get('canvas').zoom() * 1.25),
    away: () => viewer.get('canvas').zoom(viewer.get('canvas').zoom() / 1.25),
  };
  element.addEventListener('click', ({ target }) => tools[target.closest?.('[data-tool]')?.dataset.tool]?.());
}

// The whole pathway when it can be read at that size, else the part where the person is.
function showPlace(viewer, data, asked = false) {
  const canvas = viewer.get('canvas');
  if (canvas.zoom('fit-viewport', 'auto') >= smallestReadable && !asked) return;
  const elements = viewer.get('elementRegistry');
  const shapes = (text) => idsIn(text).map((id) => elements.get(id)).filter((shape) => shape?.width);
  // A sub-process that is current holds the step that is current: the smallest shape is the place.
  const current = shapes(data.current).sort((one, other) => one.width * one.height - other.width * other.height);
  const { inner: whole, outer } = canvas.viewbox();
  const width = outer.width / comfortable;
  const height = outer.height / comfortable;
  const place = around(current.length ? current : shapes(data.done).slice(-1), width, height);
  canvas.viewbox({
    x: within(whole.x, whole.width, width, place ? place.x + place.width / 2 : whole.x),
    y: within(whole.y, whole.height, height, place ? place.y + place.height / 2 : whole.y),
    width,
    height,
  });
}

// The box around as many of the places as fit into the window with their badges, the first of them always.
function around(places, width, height) {
  const badge = 32;
  return places.reduce((box, place) => {
    if (!box) return place;
    const x = Math.min(box.x, place.x);
    const y = Math.min(box.y, place.y);
    const both = {
      x,
      y,
      width: Math.max(box.x + box.width, place.x + place.width) - x,
      height: Math.max(box.y + box.height, place.y + place.height) - y,
    };
    return both.width + 2 * badge <= width && both.height + 2 * badge <= height ? both : box;
  }, null);
}

// Where a window of `size` begins that has `middle` in its middle and does not look far beyond the drawing.
function within(start, length, size, middle) {
  const margin = 56;
  if (length + 2 * margin <= size) return start + length / 2 - size / 2;
  return Math.min(Math.max(middle - size / 2, start - margin), start + length + margin - size);
}
