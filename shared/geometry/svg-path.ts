/*
 * Outlines of simple SVG elements as one path: icons are kept in a document as path data, whatever elements
 * their makers used.
 */

/** An element of an icon: its name and attributes as they stand in the file. */
export interface SvgElement {
  name: string;
  attributes: Readonly<Record<string, string | undefined>>;
}

/** Path data of all elements, in order; elements that have no outline are left out. */
export const pathOf = (elements: readonly SvgElement[]): string =>
  elements
    .map(outlineOf)
    .filter((data) => data !== '')
    .join('');

function outlineOf({ name, attributes }: SvgElement): string {
  const number = (key: string) => Number(attributes[key] ?? 0) || 0;
  switch (name) {
    case 'path':
      return absoluteStart(attributes.d ?? '');
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`;
    case 'polyline':
    case 'polygon': {
      const points = (attributes.points ?? '').trim();
      if (points === '') return '';
      return `M${points}${name === 'polygon' ? 'Z' : ''}`;
    }
    case 'circle':
      return ellipse(number('cx'), number('cy'), number('r'), number('r'));
    case 'ellipse':
      return ellipse(number('cx'), number('cy'), number('rx'), number('ry'));
    case 'rect':
      return rectangle(number('x'), number('y'), number('width'), number('height'), {
        x: number(attributes.rx === undefined ? 'ry' : 'rx'),
        y: number(attributes.ry === undefined ? 'rx' : 'ry'),
      });
    default:
      return '';
  }
}

const ellipse = (cx: number, cy: number, rx: number, ry: number): string =>
  rx <= 0 || ry <= 0
    ? ''
    : `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${rx * 2} 0a${rx} ${ry} 0 1 0 ${-rx * 2} 0Z`;

function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: { x: number; y: number },
): string {
  const rx = Math.min(radius.x, width / 2);
  const ry = Math.min(radius.y, height / 2);
  if (rx <= 0 || ry <= 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const [w, h] = [width - 2 * rx, height - 2 * ry];
  const arc = (dx: number, dy: number) => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  return `M${x + rx} ${y}h${w}${arc(rx, ry)}v${h}${arc(-rx, ry)}h${-w}${arc(-rx, -ry)}v${-h}${arc(rx, -ry)}Z`;
}

const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?';
const FIRST_MOVE = new RegExp(`^\\s*m\\s*(${NUMBER})[\\s,]*(${NUMBER})`);

/**
 * A path that begins with a relative `m` counts it from the origin; behind another path it would not. Pairs
 * that follow the first one stay relative lines.
 */
function absoluteStart(data: string): string {
  const found = FIRST_MOVE.exec(data);
  if (!found) return data.trim();
  const rest = data.slice(found[0].length).trim();
  const isNumber = /^[+\-.\d]/.test(rest) || rest.startsWith(',');
  return `M${found[1]} ${found[2]}${isNumber ? 'l' : ''}${rest.replace(/^,\s*/, '')}`;
}
