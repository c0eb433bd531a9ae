/** Colours and letters of the theme on screen, for options that a chart library wants as plain values. */
export interface ChartColours {
  text: string;
  quiet: string;
  line: string;
  accent: string;
  good: string;
  warn: string;
  bad: string;
  arms: readonly [string, string, string];
  surface: string;
  font: string;
}

export const themeNow = () => document.documentElement.dataset.theme;
export function followTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

export function coloursOf(host: Element): ChartColours {
  const style = getComputedStyle(host);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: read('--t-text-1'),
    quiet: read('--t-text-3'),
    line: read('--t-line'),
    accent: read('--t-accent'),
    good: read('--t-good'),
    warn: read('--t-warn'),
    bad: read('--t-bad'),
    arms: [read('--t-arm-a'), read('--t-arm-b'), read('--t-arm-c')],
    surface: read('--t-surface-2'),
    font: style.fontFamily,
  };
}
