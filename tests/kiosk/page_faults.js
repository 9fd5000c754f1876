/** What is wrong with the screen as it is drawn: outside, too small, too pale, cut off, too near, too high. */
(smallest) => {
  const faults = [];
  const box = (element) => element.getBoundingClientRect();
  const light = (colour) => {
    const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return /, 0\)$/.test(colour) && element.parentElement ? behind(element.parentElement) : colour;
  };
  const contrast = (element) => {
    const [low, high] = [getComputedStyle(element).color, behind(element)].map(light).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const bar = box(document.querySelector(".bar")).top;
  const read = document.querySelector(".read");
  const hand = document.querySelector(".hand");
  if (read && hand && box(read).bottom > box(hand).top + 0.5) faults.push("what is read reaches under the keys");

  for (const element of document.querySelectorAll(".screen *, .bar *")) {
    const { left, right, bottom, width } = box(element);
    if (!width || element.closest(".visually-hidden, .frieze")) continue;
    const below = bottom > bar + 0.5 && !element.closest(".bar");
    const outside = below || right > 1080.5 || left < -0.5;
    if (outside) faults.push(`outside: ${element.outerHTML.slice(0, 90)}`);
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (says && size < smallest) faults.push(`${size} px: ${element.textContent}`);
    if (says && contrast(element) < 7) faults.push(`${contrast(element)} to 1: ${element.textContent}`);
  }

  for (const element of document.querySelectorAll('[lang=""], [dir=""]')) faults.push(`no language: ${element.textContent}`);

  const low = document.documentElement.hasAttribute("data-lower") ? [...document.querySelectorAll(".screen button")] : [];
  for (const key of low) {
    if (box(key).width && box(key).top < bar - 640.5) faults.push(`too high to reach: ${key.dataset.key} ${box(key).top}`);
  }

  // While the screen asks, the question lies over the keys of the head.
  const asks = document.querySelector(".over");
  const keys = [...document.querySelectorAll("button")].filter(
    (key) => !asks || asks.contains(key) || !key.closest(".head"),
  );
  keys.forEach((key, index) => {
    const one = box(key);
    const name = key.dataset.key;
    if (!one.width) return;
    if (one.width < 96 || one.height < 96) faults.push(`small: ${name} ${one.width} × ${one.height}`);
    const cut = key.scrollWidth > key.clientWidth + 1 || key.scrollHeight > key.clientHeight + 1;
    if (cut) faults.push(`cut: ${name}`);
    for (const next of keys.slice(index + 1)) {
      const other = box(next);
      if (!other.width) continue;
      const across = Math.max(other.left - one.right, one.left - other.right);
      const down = Math.max(other.top - one.bottom, one.top - other.bottom);
      if (Math.max(across, down) < 17.9) faults.push(`near: ${name}, ${next.dataset.key}`);
    }
  });
  return faults;
}
