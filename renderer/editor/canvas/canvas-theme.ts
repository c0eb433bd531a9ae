import { useEffect, useState } from 'react';

/** Colours the canvas needs, read from the same variables as the rest of the window. */
export interface CanvasTheme {
  line: string;
  text: string;
  warnEdge: string;
  font: string;
}

const VARIABLES: Record<keyof CanvasTheme, string> = {
  line: '--t-line-strong',
  text: '--t-text-3',
  warnEdge: '--t-warn-edge',
  font: '--t-font',
};

function readTheme(): CanvasTheme {
  const style = getComputedStyle(document.documentElement);
  const entries = Object.entries(VARIABLES).map(([key, name]) => [
    key,
    style.getPropertyValue(name).trim(),
  ]);
  const theme = Object.fromEntries(entries) as unknown as CanvasTheme;
  // a canvas does not resolve var() inside of a font list; the body's computed one is resolved
  return { ...theme, font: getComputedStyle(document.body).fontFamily };
}

/** The colours of the theme that is on; new ones as soon as it is switched. */
export function useCanvasTheme(): CanvasTheme {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(readTheme()));
    observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'lang'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}

/** Diagonal stripes, for what is wrong on the page: gaps and areas without an action. */
export function hatch(colour: string): HTMLCanvasElement {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const context = tile.getContext('2d');
  if (context) {
    context.strokeStyle = colour;
    context.lineWidth = 2;
    for (const offset of [-8, 0, 8]) {
      context.beginPath();
      context.moveTo(offset, 8);
      context.lineTo(offset + 8, 0);
      context.stroke();
    }
  }
  return tile;
}

/** What shows through a ground that covers nothing; neither white nor black letters vanish on it. */
export function checks(): HTMLCanvasElement {
  const tile = document.createElement('canvas');
  tile.width = 16;
  tile.height = 16;
  const context = tile.getContext('2d');
  if (context) {
    context.fillStyle = '#DDE0E7';
    context.fillRect(0, 0, 16, 16);
    context.fillStyle = '#BFC4CF';
    context.fillRect(0, 0, 8, 8);
    context.fillRect(8, 8, 8, 8);
  }
  return tile;
}
