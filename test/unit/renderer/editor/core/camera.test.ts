import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cameraFor,
  keepInSight,
  MAX_ZOOM,
  MIN_ZOOM,
  nextZoom,
  zoomAt,
} from '#renderer/editor/core/camera';
import { aMenu, TestEditor } from '../../../../helpers/test-editor';

const camera = fc.record({
  x: fc.double({ min: -3000, max: 3000, noNaN: true }),
  y: fc.double({ min: -3000, max: 3000, noNaN: true }),
  zoom: fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true }),
});
const anchor = fc.record({
  x: fc.double({ min: 0, max: 2000, noNaN: true }),
  y: fc.double({ min: 0, max: 2000, noNaN: true }),
});

describe('zooming', () => {
  it('keeps the page pixel under the pointer where it is', () => {
    fc.assert(
      fc.property(
        camera,
        anchor,
        fc.double({ min: 0.001, max: 20, noNaN: true }),
        (from, at, zoom) => {
          const to = zoomAt(from, zoom, at);
          expect(to.zoom).toBeGreaterThanOrEqual(MIN_ZOOM);
          expect(to.zoom).toBeLessThanOrEqual(MAX_ZOOM);
          // where the pixel that was under the pointer stands on the screen now
          const page = { x: from.x + at.x / from.zoom, y: from.y + at.y / from.zoom };
          expect(Math.abs((page.x - to.x) * to.zoom - at.x)).toBeLessThan(0.01);
          expect(Math.abs((page.y - to.y) * to.zoom - at.y)).toBeLessThan(0.01);
        },
      ),
      { seed: 20_261_125, numRuns: 500 },
    );
  });
  it('goes from 2 % to 800 % in steps and back by the same ones', () => {
    const steps: number[] = [MIN_ZOOM];
    for (let zoom = MIN_ZOOM; zoom < MAX_ZOOM; zoom = nextZoom(zoom, 1))
      steps.push(nextZoom(zoom, 1));
    expect(steps).toContain(1);
    expect(steps.at(-1)).toBe(8);
    const back = [MAX_ZOOM];
    for (let zoom = MAX_ZOOM; zoom > MIN_ZOOM; zoom = nextZoom(zoom, -1))
      back.push(nextZoom(zoom, -1));
    expect(back.reverse()).toEqual(steps);
  });
  it('shows a fitted thing whole and in the middle', () => {
    const box = { x: 300, y: 200, width: 1250, height: 843 };
    const fitted = cameraFor(box, { width: 900, height: 700 });
    const left = (box.x - fitted.x) * fitted.zoom;
    const right = 900 - (box.x + box.width - fitted.x) * fitted.zoom;
    expect(left).toBeCloseTo(right, 6);
    expect(left).toBeGreaterThanOrEqual(40);
  });
  it('never loses the page out of sight', () => {
    const page = { width: 2500, height: 1686 };
    const viewport = { width: 900, height: 700 };
    fc.assert(
      fc.property(camera, (from) => {
        const kept = keepInSight(from, page, viewport);
        const right = (page.width - kept.x) * kept.zoom;
        const left = (0 - kept.x) * kept.zoom;
        expect(right).toBeGreaterThanOrEqual(79.9);
        expect(left).toBeLessThanOrEqual(viewport.width - 79.9);
      }),
      { seed: 20_261_125, numRuns: 300 },
    );
  });

  it('shows the whole page beside a panel that opens, and nothing else than was looked at otherwise', () => {
    const { editor } = new TestEditor(aMenu());
    const zoom = () => editor.session.getState().camera.zoom;
    editor.setViewport(1000, 800);
    editor.zoomToFit();
    const whole = zoom();
    editor.setViewport(780, 800);
    expect(zoom()).toBeLessThan(whole);
    editor.setViewport(1000, 800);
    expect(zoom()).toBe(whole);
    editor.zoomTo(1);
    editor.setViewport(780, 800);
    expect(zoom()).toBe(1);
  });
});
