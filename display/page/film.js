import { html, useEffect, useRef } from "/shared/vendor/page.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * A card's film: without sound, once through, then its last picture stays. Where people want less
 * motion its first picture stands still. `onLost` is called when it cannot be shown.
 * @param {{ src: string, onSize: (across: number, down: number) => void, onLost: () => void }} props
 */
export function Film({ src, onSize, onLost }) {
  const film = /** @type {{ current: HTMLVideoElement | null }} */ (useRef(null));
  useEffect(() => {
    const follow = () => film.current && playOrRest(film.current);
    follow();
    STILL.addEventListener("change", follow);
    return () => STILL.removeEventListener("change", follow);
  }, [src]);
  return html`<video ref=${film} src=${src} muted playsinline preload="auto" disablepictureinpicture
    onError=${onLost}
    onLoadedMetadata=${(/** @type {{ currentTarget: HTMLVideoElement }} */ { currentTarget }) =>
      onSize(currentTarget.videoWidth, currentTarget.videoHeight)}></video>`;
}

/** @param {HTMLVideoElement} film */
function playOrRest(film) {
  film.muted = true; // else no browser lets it begin by itself
  film.autoplay = !STILL.matches;
  if (STILL.matches) {
    film.pause();
    film.currentTime = 0;
    return;
  }
  film.play().catch(() => {}); // a film that cannot be shown says so by its error event
}
