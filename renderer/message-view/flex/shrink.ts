/** Smallest type that "shrink to fit" makes; LINE does not say one, and nobody reads less. */
const LEAST_PX = 6;

/**
 * `adjustMode: shrink-to-fit`: one line that is too long gets smaller type until it fits. First everything is
 * read, then everything is written, so that a long carousel costs one layout.
 */
export function shrinkToFit(root: HTMLElement): void {
  const lines = [...root.querySelectorAll<HTMLElement>('[data-shrink]')];
  if (lines.length === 0) return;
  for (const line of lines) if (line.dataset.shrunk !== undefined) restore(line);
  const found = lines.flatMap((line) => {
    const room = line.clientWidth;
    const wanted = line.scrollWidth;
    if (room <= 0 || wanted <= room) return [];
    const size = Number.parseFloat(getComputedStyle(line).fontSize);
    return [{ line, size, next: Math.max(LEAST_PX, Math.floor(size * (room / wanted) * 10) / 10) }];
  });
  for (const { line, next } of found) {
    line.dataset.shrunk = line.style.fontSize;
    line.style.fontSize = `${next}px`;
  }
}

function restore(line: HTMLElement): void {
  line.style.fontSize = line.dataset.shrunk ?? '';
  delete line.dataset.shrunk;
}
