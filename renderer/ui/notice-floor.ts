/** Tabs and bars at the foot of the window, which are worked with while a notice is read. */
const floors = new Set<HTMLElement>();

/** How far up they reach from the lower edge of the window; notices stand above it. */
function measure(): void {
  const height = document.documentElement.clientHeight;
  const top = Math.min(height, ...[...floors].map((each) => each.getBoundingClientRect().top));
  document.documentElement.style.setProperty('--notice-floor', `${Math.ceil(height - top)}px`);
}
const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);

/** As `ref` of what notices may not lie on: nothing between it and the foot of the window is covered. */
export function noticeFloor(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined;
  floors.add(element);
  observer?.observe(element);
  return () => {
    floors.delete(element);
    observer?.unobserve(element);
    measure();
  };
}
