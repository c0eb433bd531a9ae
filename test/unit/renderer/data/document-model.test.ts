import { describe, expect, it } from 'vitest';
import { createDocumentModel } from '#renderer/data/document-model';
import { documentId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';

const initial: MessageDocument = {
  id: documentId.parse('doc_00000000message1'),
  kind: 'message',
  name: 'a',
  tags: [],
  notes: '',
  archived: false,
  createdAt: '2026-09-01T00:00:00Z',
  updatedAt: '2026-09-01T00:00:00Z',
  bubbles: [],
};
const setUp = () =>
  createDocumentModel(initial, {
    check: ({ name }) =>
      name === '' ? [{ code: 'x.empty', message: '', path: ['name'], severity: 'error' }] : [],
    idle(task) {
      task();
      return () => undefined;
    },
    now: () => 0,
  });
const write = (model: ReturnType<typeof setUp>, name: string) =>
  model.edit({ label: 'renameSet', coalesce: 'name' }, (draft) => {
    draft.name = name;
  });

describe('an open document without a canvas', () => {
  it('makes typing in one field one step, and takes it back exactly', () => {
    const model = setUp();
    for (const name of ['ab', 'abc', 'abcd']) write(model, name);
    model.closeStep();
    write(model, 'z');
    expect(model.history.getState().steps).toHaveLength(2);
    model.undo();
    expect(model.document.getState().name).toBe('abcd');
    model.undo();
    expect(model.document.getState()).toEqual(initial);
    model.redo();
    model.redo();
    expect(model.document.getState().name).toBe('z');
  });

  it('leaves no step for an edit that changes nothing', () => {
    const model = setUp();
    write(model, 'a');
    expect(model.history.getState().canUndo).toBe(false);
  });

  it('keeps its problems up to date', () => {
    const model = setUp();
    write(model, '');
    expect(model.problems.getState().problems).toHaveLength(1);
    model.undo();
    expect(model.problems.getState().problems).toEqual([]);
  });
});
