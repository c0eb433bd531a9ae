import { describe, expect, test } from 'vitest';
import { readImageInfo } from '#electron/store/image-info';

const read = (svg: string) => readImageInfo(new TextEncoder().encode(svg));
const wrap = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"${attributes}>${inner}</svg>`;

test('a plain drawing is taken with its size', () => {
  const found = read(wrap('<rect width="10" height="10" fill="url(#g)"/><use href="#a"/>'));
  expect(found.ok && found.value).toMatchObject({
    mime: 'image/svg+xml',
    widthPx: 100,
    heightPx: 50,
  });
});

describe('a drawing that does or loads something', () => {
  test.each([
    wrap('<script>alert(1)</script>'),
    wrap('<SCRIPT>alert(1)</SCRIPT>'),
    wrap('<script\nhref="https://example.com/x.js"/>'),
    wrap('<rect onload="alert(1)"/>'),
    wrap('', ' onload="alert(1)"'),
    wrap('<rect ONCLICK=alert(1) />'),
    wrap('<a href="javascript:alert(1)"><rect/></a>'),
    wrap('<a xlink:href=" javascript:alert(1)"><rect/></a>'),
    wrap('<image href="https://example.com/x.png"/>'),
    wrap('<image xlink:href="//example.com/x.png"/>'),
    wrap('<foreignObject><iframe src="https://example.com"/></foreignObject>'),
    wrap('<style>@import "https://example.com/x.css";</style>'),
    wrap('<rect style="fill:url(https://example.com/x)"/>'),
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${wrap('<text>&x;</text>')}`,
  ])('%s is refused', (svg) => {
    expect(read(svg).ok).toBe(false);
  });
});
