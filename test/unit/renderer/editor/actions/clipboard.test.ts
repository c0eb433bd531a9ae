import { describe, expect, it } from 'vitest';
import { aMenu, areaOf, TestEditor } from '../../../../helpers/test-editor';

const box = (x: number, y: number) => ({ x, y, width: 300, height: 200 });
const withAreas = () => new TestEditor(aMenu([], [areaOf(box(0, 0)), areaOf(box(400, 0))]));

describe('what is pasted', () => {
  it('becomes a text of the page, as one step, when it is words', async () => {
    const test = withAreas();
    test.clipboard.text = '  秋季新品\r\n第二杯半價 \n';
    await test.run('edit.paste');
    const [layer] = test.layers;
    expect(layer).toMatchObject({ kind: 'text', text: '秋季新品\n第二杯半價' });
    expect(test.selected).toEqual([layer?.id]);
    await test.run('edit.undo');
    expect(test.layers).toEqual([]);
  });

  it('goes to the chosen areas when it is an address, and keeps what they are called', async () => {
    const test = withAreas();
    const [a, b] = test.areas;
    test.editor.select([a?.id ?? '', b?.id ?? ''] as never);
    test.editor.edit({ label: 'editAction' }, (draft) => {
      const area = draft.pages[0]?.areas[0];
      if (area) area.action = { type: 'message', label: '點餐', text: '點餐' };
    });
    test.clipboard.text = 'https://example.com/order?table=3';
    await test.run('edit.paste');
    expect(test.areas.map(({ action }) => action)).toEqual([
      { type: 'uri', label: '點餐', uri: 'https://example.com/order?table=3' },
      { type: 'uri', uri: 'https://example.com/order?table=3' },
    ]);
    expect(test.layers).toEqual([]);
  });

  it('is a text where no area is chosen, or where the words are no address alone', async () => {
    const test = withAreas();
    test.clipboard.text = 'https://example.com/';
    await test.run('edit.paste');
    expect(test.layers).toHaveLength(1);
    const [a] = test.areas;
    test.editor.select([a?.id ?? ''] as never);
    test.clipboard.text = '見 https://example.com/';
    await test.run('edit.paste');
    expect(test.layers).toHaveLength(2);
    expect(test.areas[0]?.action).toEqual(withAreas().areas[0]?.action);
  });

  it('is nothing when nothing was copied, and that is said', async () => {
    const test = withAreas();
    test.clipboard.text = ' ';
    await test.run('edit.paste');
    // data for something else are no words for a menu
    test.clipboard.text = '{ "type": "bubble" }';
    await test.run('edit.paste');
    expect(test.refused).toEqual(['edit.paste', 'edit.paste']);
    expect(test.layers).toEqual([]);
  });
});

describe('LINE’s JSON of a menu', () => {
  it('is copied of the page, or of the chosen areas, and pastes as the same areas', async () => {
    const test = withAreas();
    test.editor.edit({ label: 'editAction' }, (draft) => {
      for (const area of draft.pages[0]?.areas ?? [])
        area.action = { type: 'uri', label: '看', uri: 'https://example.com/' };
    });
    await test.run('edit.copyJson');
    const whole = JSON.parse(test.clipboard.text ?? '') as { areas: unknown[]; size: unknown };
    expect(whole.size).toEqual(test.editor.page().size);
    expect(whole.areas).toHaveLength(2);
    test.editor.select([test.areas[1]?.id ?? ''] as never);
    await test.run('edit.copyJson');
    const one = JSON.parse(test.clipboard.text ?? '') as unknown[];
    expect(one).toEqual([whole.areas[1]]);

    const other = new TestEditor(aMenu([]), { clipboard: test.clipboard });
    await other.run('edit.paste');
    expect(other.areas).toMatchObject([
      { bounds: box(400, 0), action: { type: 'uri', uri: 'https://example.com/' } },
    ]);
  });
});
