import { describe, expect, it } from 'vitest';
import { changeNotes, insightNotes, NO_NOTES, notesChange } from '#shared/insight/notes';

let next = 0;
const newId = () => `id-${++next}`;
const mark = (day: string, text: string, id: string | null = null) =>
  ({ do: 'annotate', id, day, text }) as const;

describe('notes of the results', () => {
  it('stand in the order of their days, whatever the order they were made in', () => {
    let notes = changeNotes(NO_NOTES, mark('20260912', '中秋前一週'), newId);
    notes = changeNotes(notes, mark('20260901', '颱風假'), newId);
    expect(notes.annotations.map(({ day }) => day)).toEqual(['20260901', '20260912']);
    expect(NO_NOTES.annotations).toEqual([]);
  });
  it('are replaced under their id and taken away by it', () => {
    const before = changeNotes(NO_NOTES, mark('20260901', '颱風假'), newId);
    const id = before.annotations[0]?.id ?? '';
    const moved = changeNotes(before, mark('20260902', '颱風假第二天', id), newId);
    expect(moved.annotations).toEqual([{ id, day: '20260902', text: '颱風假第二天' }]);
    expect(changeNotes(moved, { do: 'removeAnnotation', id }, newId).annotations).toEqual([]);
  });
  it('a view saved again under its name is the same view with other contents', () => {
    const view = { name: '週會', tab: 'overview', range: { last: 7 }, label: null } as const;
    const once = changeNotes(NO_NOTES, { do: 'saveView', view }, newId);
    const twice = changeNotes(
      once,
      { do: 'saveView', view: { ...view, tab: 'cost', label: '中秋' } },
      newId,
    );
    expect(twice.views).toEqual([
      { id: once.views[0]?.id, name: '週會', tab: 'cost', range: { last: 7 }, label: '中秋' },
    ]);
    expect(
      changeNotes(twice, { do: 'removeView', id: twice.views[0]?.id ?? '' }, newId).views,
    ).toEqual([]);
  });
  it('are refused with a day that is none, an empty text or a tab that is none', () => {
    expect(notesChange.safeParse(mark('2026-09-01', 'x')).success).toBe(false);
    expect(notesChange.safeParse(mark('20260901', '   ')).success).toBe(false);
    const view = { name: 'x', tab: 'weather', range: { last: 7 }, label: null };
    expect(notesChange.safeParse({ do: 'saveView', view }).success).toBe(false);
    expect(insightNotes.safeParse(NO_NOTES).success).toBe(true);
  });
});
