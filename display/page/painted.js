/**
 * When a call was painted, for whoever measures: each element that shows a call has `data-call` (the
 * very call), `data-number` ("K214") and, once a frame with it was produced, `data-painted-ms`: ms
 * since the epoch, by the browser's own clock, of that first frame. A call that moves from the list
 * to the large place keeps the time at which it was first on the glass.
 */

/** @type {Map<string, number>} */
const painted = new Map();

/**
 * Note the calls that the next frame shows, once it has been produced.
 * @param {ParentNode} root
 */
export function notePaint(root) {
  requestAnimationFrame(() => {
    const drawn = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-call]")]);
    afterFrame(() => stamp(drawn, performance.timeOrigin + performance.now()));
  });
}

/** @param {() => void} work done in the first task after the frame */
function afterFrame(work) {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    channel.port1.close();
    work();
  };
  channel.port2.postMessage(null);
}

/**
 * @param {HTMLElement[]} drawn
 * @param {number} nowMs
 */
function stamp(drawn, nowMs) {
  const shown = new Set(drawn.map((element) => element.dataset["call"] ?? ""));
  for (const key of [...painted.keys()]) if (!shown.has(key)) painted.delete(key);
  for (const element of drawn) {
    const key = element.dataset["call"] ?? "";
    if (!painted.has(key)) painted.set(key, nowMs);
    element.dataset["paintedMs"] = String(painted.get(key));
  }
}
