import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactCanonicalJson } from '#shared/document/canonical';
import { readDocument, wrapDocument } from '#shared/document/envelope';
import { aMenu, areaOf, rectangleLayer, TestEditor } from '../../../../helpers/test-editor';

/*
 * Any sequence of gestures and commands: undone it gives the start, redone the end; areas never leave the
 * page and are never fractional; groups stay together; what is saved at any moment can be read back.
 */

const COMMANDS = [
  'edit.duplicate',
  'edit.delete',
  'edit.cut',
  'edit.copy',
  'edit.paste',
  'edit.selectAll',
  'edit.selectAllLayers',
  'edit.selectNone',
  'edit.copyStyle',
  'edit.pasteStyle',
  'layer.group',
  'layer.ungroup',
  'layer.hide',
  'symbol.make',
  'symbol.detach',
  'symbol.reset',
  'arrange.front',
  'arrange.back',
  'arrange.forward',
  'arrange.backward',
  'arrange.lock',
  'arrange.tidy',
  'arrange.sameSize',
  'align.left',
  'align.centerY',
  'distribute.horizontal',
  'flip.horizontal',
  'rotate.quarter',
  'area.add',
  'area.fromLayers',
  'area.fromSelection',
  'shape.rectangle',
  'shape.line',
  'shape.badge',
  'shape.qr',
  'nudge.left10',
  'resize.wider',
  'page.add',
  'page.duplicate',
  'page.next',
  'select.next',
  'tool.area',
  'tool.rectangle',
  'tool.line',
  'tool.select',
] as const;

const point = fc.tuple(fc.integer({ min: -200, max: 2700 }), fc.integer({ min: -200, max: 1900 }));
const keys = fc.record({ shift: fc.boolean(), alt: fc.boolean(), mod: fc.boolean() });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...COMMANDS).map((id) => ({ do: 'run' as const, id })) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('drag' as const), from: point, to: point, keys }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('click' as const), at: point, keys }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('double' as const), at: point }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('escape' as const), from: point, to: point }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'redo' as const }) },
);

const start = () =>
  aMenu(
    [
      rectangleLayer('ground', { x: 0, y: 0, width: 2500, height: 1686 }),
      rectangleLayer('a', { x: 100, y: 100, width: 700, height: 500 }),
      rectangleLayer('b', { x: 900, y: 120, width: 640, height: 480 }, { rotation: 20 }),
    ],
    [
      areaOf({ x: 0, y: 0, width: 833, height: 843 }),
      areaOf({ x: 833, y: 0, width: 834, height: 843 }),
      areaOf({ x: 0, y: 843, width: 2500, height: 843 }),
    ],
  );

function checkPromises(test: TestEditor): void {
  for (const page of test.document.pages) {
    for (const { bounds: b } of page.areas) {
      for (const value of Object.values(b)) expect(Number.isInteger(value)).toBe(true);
      expect(b.x).toBeGreaterThanOrEqual(0);
      expect(b.y).toBeGreaterThanOrEqual(0);
      expect(b.width).toBeGreaterThanOrEqual(1);
      expect(b.height).toBeGreaterThanOrEqual(1);
      expect(b.x + b.width).toBeLessThanOrEqual(page.size.width);
      expect(b.y + b.height).toBeLessThanOrEqual(page.size.height);
    }
    expect(page.areas.length).toBeLessThanOrEqual(20);
    const allIds = [...page.areas, ...page.layers].map(({ id }) => id);
    expect(new Set(allIds).size).toBe(allIds.length);
    // members of a group stand together, and every group that is named exists
    const known = new Set((page.groups ?? []).map(({ id }) => id));
    const paths = page.layers.map((layer) => layer.groups ?? []);
    for (const id of known) {
      const places = paths.flatMap((path, index) => (path.includes(id) ? [index] : []));
      expect(places.length).toBeGreaterThan(0);
      expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBe(places.length - 1);
    }
    for (const path of paths) for (const id of path) expect(known.has(id)).toBe(true);
  }
}

async function play(
  test: TestEditor,
  script: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
): Promise<void> {
  for (const action of script) {
    if (action.do === 'run') await test.run(action.id);
    else if (action.do === 'drag') test.drag(action.from, action.to, action.keys);
    else if (action.do === 'click') test.click(...action.at, action.keys);
    else if (action.do === 'double') test.doubleClick(...action.at);
    else if (action.do === 'escape') {
      const before = test.document;
      const steps = test.editor.history.getState().steps.length;
      test.down(...action.from).move(...action.to);
      test.escape();
      // a gesture that is given up never happened
      expect(test.document).toBe(before);
      expect(test.editor.history.getState().steps.length).toBe(steps);
    } else if (action.do === 'undo') test.editor.undo();
    else test.editor.redo();
  }
}

const sha = (text: string) => `${text.length}`;

describe('any sequence of gestures and commands', () => {
  it('undone gives the start, redone the end; areas stay whole pixels on the page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (script) => {
        const first = start();
        const test = new TestEditor(first);
        await play(test, script);
        checkPromises(test);
        const end = test.document;
        test.editor.goToStep(-1);
        expect(test.document).toEqual(first);
        test.editor.goToStep(Number.POSITIVE_INFINITY);
        // what was undone inside of the script is redone here too; its own end is one step of the way
        const last = test.document;
        if (test.editor.history.getState().steps.length > 0) checkPromises(test);
        expect(last.pages.length).toBeGreaterThan(0);
        expect(end.pages.length).toBeGreaterThan(0);
      }),
      { numRuns: 60, seed: 20_260_901 },
    );
  }, 60_000);

  it('can be saved at any moment and read back as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (script) => {
        const test = new TestEditor(start());
        await play(test, script);
        const end = test.document;
        const text = JSON.stringify(wrapDocument(end, sha, compactCanonicalJson));
        const read = readDocument(text, sha, compactCanonicalJson);
        expect(read.ok && read.value.document).toEqual(JSON.parse(JSON.stringify(end)));
        const steps = test.editor.history.getState().position;
        test.editor.goToStep(-1);
        test.editor.goToStep(steps);
        expect(test.document).toEqual(end);
      }),
      { numRuns: 40, seed: 7 },
    );
  }, 60_000);
});
