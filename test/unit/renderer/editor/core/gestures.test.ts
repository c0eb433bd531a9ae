import { describe, expect, it } from 'vitest';
import { aMenu, areaOf, rectangleLayer, TestEditor } from '../../../../helpers/test-editor';

const box = (x: number, y: number, width = 200, height = 100) => ({ x, y, width, height });

describe('a chosen tool', () => {
  it('has the next press, also of a machine that nobody told of it', () => {
    const test = new TestEditor(aMenu([]));
    test.deafen();
    test.editor.setTool('area');
    test.drag([100, 100], [500, 400]);
    expect(test.areas.map(({ bounds }) => bounds)).toEqual([box(100, 100, 400, 300)]);
  });

  it('is what a machine rests in that listens again', () => {
    const test = new TestEditor(aMenu([]));
    test.deafen();
    test.editor.setTool('hand');
    expect(test.machine.path).toBe('select.idle');
    test.machine.connect();
    expect(test.machine.path).toBe('hand.idle');
  });
});

describe('what points', () => {
  it('may be a finger, which rolls while it taps and is not taken for a drag', () => {
    const test = new TestEditor(aMenu([], [areaOf(box(100, 100))]));
    const finger = { device: 'touch' } as const;
    test.down(200, 150, finger).move(206, 152, finger).up(206, 152, finger);
    expect(test.areas[0]?.bounds).toEqual(box(100, 100));
    expect(test.selected).toHaveLength(1);
    test.down(200, 150, finger).move(230, 150, finger).up(230, 150, finger);
    expect(test.areas[0]?.bounds).toEqual(box(130, 100));
  });

  it('takes hold of a handle from further away with a finger, and of a small thing by its middle', () => {
    const outside = [100, 100 - 15] as const;
    const by = (device: 'mouse' | 'touch', area = box(100, 100)) => {
      const test = new TestEditor(aMenu([], [areaOf(area)]));
      test.editor.select(test.areas.map(({ id }) => id));
      return { test, down: (x: number, y: number) => test.down(x, y, { device }).machine.path };
    };
    expect(by('mouse').down(...outside)).toBe('select.pointingNothing');
    expect(by('touch').down(...outside)).toBe('select.pointingHandle');
    expect(by('touch', box(100, 100, 40, 40)).down(120, 120)).toBe('select.pointing');
  });

  it('does nothing with the buttons at the side of a mouse', () => {
    const test = new TestEditor(aMenu([], [areaOf(box(100, 100))]));
    test.drag([200, 150], [400, 150], { button: 'other' });
    expect(test.areas[0]?.bounds).toEqual(box(100, 100));
    expect(test.selected).toEqual([]);
  });

  it('puts a text there when the press ends, not when Escape ends it', () => {
    const test = new TestEditor(aMenu([]));
    test.editor.setTool('text');
    test.down(400, 400).escape().up(400, 400);
    expect(test.layers).toEqual([]);
    expect(test.editor.session.getState().tool).toBe('text');
    test.click(400, 400);
    expect(test.layers).toHaveLength(1);
    expect(test.machine.path).toBe('select.idle');
    // its words are typed at once
    expect(test.editor.session.getState().typing).toBe(test.layers[0]?.id);
  });

  it('takes up the words of a text with a double click, also under an area, but not of a locked one', () => {
    const test = new TestEditor(aMenu([], [areaOf(box(0, 0))]));
    test.editor.setTool('text');
    test.click(50, 50);
    const [text] = test.layers;
    const typing = () => test.editor.session.getState().typing;
    test.editor.setTool('select');
    test.editor.select([]);
    expect(typing()).toBeNull();
    test.doubleClick(55, 45);
    expect(test.selected).toEqual([text?.id]);
    expect(typing()).toBe(text?.id);
    test.editor.setTool('select');
    test.editor.edit({ label: 'lock' }, (draft) => {
      const layer = draft.pages[0]?.layers[0];
      if (layer) layer.locked = true;
    });
    test.editor.select([]);
    test.doubleClick(55, 45);
    expect(typing()).toBeNull();
  });
});

describe('turning a layer', () => {
  it('does not cut it off where the view goes to it', () => {
    const test = new TestEditor(
      aMenu([rectangleLayer('a', box(1000, 200, 1200, 100), { rotation: 90 })]),
    );
    test.editor.select(test.layers.map((layer) => layer.id));
    test.editor.zoomToSelection();
    const { camera, viewport } = test.editor.session.getState();
    // on its end it reaches 600 above and below its middle
    expect(camera.y).toBeLessThan(250 - 600);
    expect(camera.y + viewport.height / camera.zoom).toBeGreaterThan(250 + 600);
  });

  it('follows the knob above it, and undo turns it back', () => {
    const test = new TestEditor(aMenu([rectangleLayer('a', box(1000, 1000))]));
    test.click(1100, 1050);
    // the knob stands 26 px above the middle of the upper edge
    test.drag([1100, 974], [1176, 1050]);
    expect(test.layer('a').rotation).toBe(90);
    test.editor.undo();
    expect(test.layer('a').rotation).toBeUndefined();
  });

  it('stops at every fifteen degrees with Shift', () => {
    const test = new TestEditor(aMenu([rectangleLayer('a', box(1000, 1000))]));
    test.click(1100, 1050);
    test.drag([1100, 974], [1180, 1001], { shift: true });
    expect((test.layer('a').rotation ?? 0) % 15).toBe(0);
  });

  it('turns several about their common middle', () => {
    const test = new TestEditor(
      aMenu([rectangleLayer('a', box(1000, 1000)), rectangleLayer('b', box(1400, 1000))]),
    );
    test.editor.select(test.layers.map((layer) => layer.id));
    test.drag([1300, 974], [1376, 1050]);
    const [a, b] = [test.layer('a'), test.layer('b')];
    expect(a.rotation).toBe(90);
    expect(b.rotation).toBe(90);
    // side by side becomes one above the other
    expect(a.frame.x).toBeCloseTo(b.frame.x, 5);
    expect(b.frame.y - a.frame.y).toBeCloseTo(400, 5);
  });

  it('leaves nothing behind when Escape is pressed', () => {
    const test = new TestEditor(aMenu([rectangleLayer('a', box(1000, 1000))]));
    test.click(1100, 1050);
    const before = test.document;
    test.down(1100, 974).move(1176, 1050).escape();
    expect(test.document).toBe(before);
    expect(test.editor.session.getState().turns).toBeNull();
  });

  it('resizes a turned layer along its own sides; what lies opposite stays', () => {
    const test = new TestEditor(
      aMenu([rectangleLayer('a', box(1000, 1000, 200, 100), { rotation: 90 })]),
    );
    test.click(1100, 1050);
    // turned by 90°, the east handle lies below: 100 px further down make it 100 px wider
    test.drag([1100, 1150], [1100, 1250]);
    const { frame } = test.layer('a');
    expect(frame.width).toBe(300);
    expect(frame.height).toBe(100);
    // the upper end of the turned box was at y = 950 and still is
    expect(frame.y + frame.height / 2 - frame.width / 2).toBeCloseTo(950, 5);
  });

  it('meets a turned layer where it is seen, not where its frame lies', () => {
    const test = new TestEditor(
      aMenu([rectangleLayer('a', box(1000, 1000, 400, 40), { rotation: 90 })]),
    );
    test.click(1200, 850);
    expect(test.selected).toEqual([test.layer('a').id]);
    test.click(1020, 1020);
    expect(test.selected).toEqual([]);
  });
});

describe('groups', () => {
  const grouped = async () => {
    const test = new TestEditor(
      aMenu([
        rectangleLayer('a', box(100, 100)),
        rectangleLayer('other', box(1500, 100)),
        rectangleLayer('b', box(500, 100)),
      ]),
    );
    test.editor.select([test.layer('a').id, test.layer('b').id]);
    await test.run('layer.group');
    return test;
  };

  it('stand together in the order of layers', async () => {
    const test = await grouped();
    expect(test.layers.map((layer) => layer.name)).toEqual(['other', 'a', 'b']);
  });

  it('are chosen and moved as one with a click', async () => {
    const test = await grouped();
    test.editor.select([]);
    test.drag([150, 150], [250, 350], { mod: false });
    expect(test.layer('b').frame.y - test.layer('a').frame.y).toBe(0);
    expect(test.layer('b').frame.x - test.layer('a').frame.x).toBe(400);
    expect(test.layer('a').frame.y).toBeGreaterThan(100);
  });

  it('are entered by a double click, and stay entered for the next click', async () => {
    const test = await grouped();
    test.editor.select([]);
    test.doubleClick(150, 150);
    expect(test.selected).toEqual([test.layer('a').id]);
    test.click(550, 150);
    expect(test.selected).toEqual([test.layer('b').id]);
  });

  it('give up single layers to a click with the modifier', async () => {
    const test = await grouped();
    test.editor.select([]);
    test.click(550, 150, { mod: true });
    expect(test.selected).toEqual([test.layer('b').id]);
  });

  it('align as one thing', async () => {
    const test = await grouped();
    test.editor.select(test.layers.map((layer) => layer.id));
    await test.run('align.right');
    expect(test.layer('b').frame.x + 200).toBe(1700);
    expect(test.layer('a').frame.x).toBe(1100);
  });

  it('are dissolved and forgotten', async () => {
    const test = await grouped();
    await test.run('layer.ungroup');
    expect(test.editor.page().groups).toBeUndefined();
    expect(test.layers.every((layer) => layer.groups === undefined)).toBe(true);
  });

  it('are copied with a group of their own', async () => {
    const test = await grouped();
    await test.run('edit.duplicate');
    expect(test.editor.page().groups).toHaveLength(2);
    const copies = test.layers.filter((layer) => test.selected.includes(layer.id));
    expect(copies).toHaveLength(2);
    expect(copies[0]?.groups).toEqual(copies[1]?.groups);
    expect(copies[0]?.groups).not.toEqual(test.layer('a').groups);
  });

  it('go to another document with the clipboard', async () => {
    const clipboard = { text: null };
    const from = await grouped();
    from.clipboard = clipboard;
    await from.run('edit.copy');
    const to = new TestEditor(aMenu(), { clipboard });
    await to.run('edit.paste');
    expect(to.layers).toHaveLength(2);
    expect(to.editor.page().groups).toHaveLength(1);
  });
});

describe('duplicating again', () => {
  it('goes as far as the copy was moved', async () => {
    const test = new TestEditor(aMenu([rectangleLayer('a', box(100, 100))]));
    test.editor.select([test.layer('a').id]);
    await test.run('edit.duplicate');
    const first = test.layers[1];
    test.editor.edit({ label: 'moveLayers' }, (draft) => {
      const layer = draft.pages[0]?.layers[1];
      if (layer) layer.frame = { ...layer.frame, x: 350, y: 100 };
    });
    expect(first).toBeDefined();
    await test.run('edit.duplicate');
    await test.run('edit.duplicate');
    expect(test.layers.map((layer) => layer.frame.x)).toEqual([100, 350, 600, 850]);
  });
});

describe('areas out of artwork', () => {
  it('are made of every box that is chosen', async () => {
    const test = new TestEditor(
      aMenu([rectangleLayer('a', box(100, 100)), rectangleLayer('b', box(500, 100))]),
    );
    test.editor.select(test.layers.map((layer) => layer.id));
    await test.run('area.fromLayers');
    expect(test.areas.map((area) => area.bounds)).toEqual([box(100, 100), box(500, 100)]);
  });

  it('leave out the ground and what lies inside of another box', async () => {
    const test = new TestEditor(
      aMenu([
        rectangleLayer('ground', { x: 0, y: 0, width: 2500, height: 1686 }),
        rectangleLayer('button', box(100, 100, 600, 400)),
        rectangleLayer('icon', box(200, 200, 50, 50)),
      ]),
    );
    await test.run('area.fromLayers');
    expect(test.areas.map((area) => area.bounds)).toEqual([box(100, 100, 600, 400)]);
  });

  it('are whole pixels on the page, whatever the artwork is', async () => {
    const test = new TestEditor(
      aMenu([rectangleLayer('a', { x: -40.4, y: 1600.6, width: 300.3, height: 200.2 })]),
    );
    test.editor.select([test.layer('a').id]);
    await test.run('area.fromSelection');
    expect(test.areas[0]?.bounds).toEqual({ x: 0, y: 1486, width: 300, height: 200 });
  });
});

describe('guides', () => {
  it('come out of a ruler, move, and go back into it', () => {
    const test = new TestEditor(aMenu());
    const pull = (x: number) => ({
      x,
      y: 300,
      screenX: x,
      screenY: 300,
      shift: false,
      alt: false,
      mod: true,
      button: 'left' as const,
      device: 'mouse' as const,
    });
    test.machine.pullGuide('x', pull(-10));
    test.machine.pointerMove(pull(400));
    test.machine.pointerUp(pull(400));
    expect(test.editor.page().guides).toEqual({ x: [400], y: [] });
    test.drag([400, 900], [700, 900], { mod: true });
    expect(test.editor.page().guides?.x).toEqual([700]);
    test.down(700, 900, { mod: true }).move(-30, 900, { mod: true }).up(-30, 900, { mod: true });
    expect(test.editor.page().guides).toBeUndefined();
  });

  it('hold what is moved near them', () => {
    const menu = aMenu([], [areaOf(box(100, 500))]);
    const page = menu.pages[0];
    if (page) page.guides = { x: [437], y: [] };
    const test = new TestEditor(menu);
    test.drag([150, 550], [484, 551]);
    expect(test.areas[0]?.bounds.x).toBe(437);
  });
});
