import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandHandler, createDispatcher } from '#renderer/app/commands/dispatcher';
import { bindEditorActions } from '#renderer/app/commands/editor-handlers';
import { createAppHandlers } from '#renderer/app/commands/handlers';
import type { OpenDocument } from '#renderer/data/open-documents';
import type { Studio } from '#renderer/data/studio';
import { type ActionPorts, createEditorActions } from '#renderer/editor/actions';
import { commands } from '#shared/commands/registry';

class Target {
  constructor(
    readonly type = '',
    private readonly inside: string | null = null,
  ) {}
  isContentEditable = false;
  closest(selector: string) {
    return selector === this.inside ? this : null;
  }
}
class Input extends Target {}
class Area extends Target {}

function keyDown(key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const event = {
    key,
    code: '',
    keyCode: 0,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    isComposing: false,
    defaultPrevented: false,
    target: null,
    preventDefault() {
      event.defaultPrevented = true;
    },
    ...more,
  };
  return event as unknown as KeyboardEvent;
}

function setUp(handlers: Record<string, Partial<CommandHandler>> = {}) {
  const ran: string[] = [];
  const refused: string[] = [];
  const failed: unknown[] = [];
  let blocked = false;
  const dispatcher = createDispatcher({
    isMac: false,
    handlerOf: (id) => ({ run: () => void ran.push(id), ...handlers[id] }),
    isBlocked: () => blocked,
    refused: (meta) => refused.push(meta.id),
    failed: (error) => failed.push(error),
  });
  return {
    dispatcher,
    ran,
    refused,
    failed,
    block: () => {
      blocked = true;
    },
  };
}

describe('commands', () => {
  beforeEach(() => {
    vi.stubGlobal('HTMLElement', Target);
    vi.stubGlobal('HTMLInputElement', Input);
    vi.stubGlobal('HTMLTextAreaElement', Area);
    vi.stubGlobal('document', { body: new Target() });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('each command of the registry has a handler, and each handler stands in the registry', () => {
    const handlers = {
      ...bindEditorActions(createEditorActions({} as ActionPorts), () => null),
      ...createAppHandlers({ documents: {} } as unknown as Studio),
    };
    expect(Object.keys(handlers).sort()).toEqual(commands.map((meta) => meta.id).sort());
  });

  it('changes nothing in a document that is read only, and still copies from it', () => {
    const ran: string[] = [];
    const action = (id: string) => ({ run: () => void ran.push(id) });
    const handlers = bindEditorActions(
      { 'edit.copy': action('edit.copy'), 'edit.delete': action('edit.delete') },
      () =>
        ({
          kind: 'richMenuSet',
          readOnly: true,
          editor: {},
          model: { undo: () => undefined, redo: () => undefined },
        }) as unknown as OpenDocument,
    );
    for (const handler of Object.values(handlers)) void handler.run();
    expect(ran).toEqual(['edit.copy']);
    expect(handlers['edit.delete']?.isEnabled?.()).toBe(false);
  });

  it('every shortcut of the registry reaches its command, and only that', () => {
    const { dispatcher, ran } = setUp();
    for (const meta of commands) {
      if (!meta.shortcut) continue;
      const parts = meta.shortcut.split('+');
      const key = parts.at(-1) ?? '';
      dispatcher.onKeyDown(
        keyDown(key, {
          ctrlKey: parts.includes('Mod'),
          shiftKey: parts.includes('Shift'),
          altKey: parts.includes('Alt'),
          target: new Target('', '[data-editor-canvas]') as unknown as EventTarget,
        }),
      );
      expect(ran.at(-1), meta.shortcut).toBe(meta.id);
    }
    expect(ran).toHaveLength(commands.filter((meta) => meta.shortcut).length);
  });

  it('leaves letters to a text field', () => {
    const { dispatcher, ran } = setUp();
    const target = new Input('text') as unknown as EventTarget;
    dispatcher.onKeyDown(keyDown('a', { target }));
    dispatcher.onKeyDown(keyDown('Delete', { target }));
    dispatcher.onKeyDown(keyDown('z', { ctrlKey: true, target }));
    expect(ran).toEqual([]);
    dispatcher.onKeyDown(keyDown('k', { ctrlKey: true, target }));
    expect(ran).toEqual(['app.palette']);
  });

  it('runs nothing from a composition, whatever keys it takes', () => {
    const { dispatcher, ran } = setUp();
    for (const code of ['KeyA', 'KeyV', 'KeyT', 'KeyH', 'KeyR']) {
      dispatcher.onKeyDown(keyDown('Process', { code, keyCode: 229 }));
      dispatcher.onKeyDown(keyDown('ㄇ', { code, isComposing: true }));
    }
    expect(ran).toEqual([]);
  });

  it('leaves arrows and Tab to the control that has the focus', () => {
    const { dispatcher, ran } = setUp();
    const target = new Target() as unknown as EventTarget;
    dispatcher.onKeyDown(keyDown('ArrowLeft', { target }));
    dispatcher.onKeyDown(keyDown('Tab', { target }));
    expect(ran).toEqual([]);
  });

  it('keeps Tab on the canvas, but not on a button that lies over it', () => {
    const { dispatcher, ran } = setUp();
    const inside = (...selectors: string[]) =>
      Object.assign(new Target(), {
        closest: (selector: string) => (selectors.includes(selector) ? {} : null),
      }) as unknown as EventTarget;
    dispatcher.onKeyDown(keyDown('Tab', { target: inside('[data-editor-canvas]', 'button') }));
    expect(ran).toEqual([]);
    dispatcher.onKeyDown(keyDown('Tab', { target: inside('[data-editor-canvas]') }));
    expect(ran).toEqual(['select.next']);
  });

  it('leaves a key alone that a control has already used', () => {
    const { dispatcher, ran } = setUp();
    dispatcher.onKeyDown(keyDown('Escape', { defaultPrevented: true }));
    expect(ran).toEqual([]);
  });

  it('runs nothing behind a dialog', () => {
    const { dispatcher, ran, block } = setUp();
    block();
    dispatcher.onKeyDown(keyDown('n', { ctrlKey: true }));
    expect(ran).toEqual([]);
  });

  it('explains a command that cannot run now', () => {
    const { dispatcher, ran, refused } = setUp({ 'edit.undo': { isEnabled: () => false } });
    dispatcher.run('edit.undo');
    expect(ran).toEqual([]);
    expect(refused).toEqual(['edit.undo']);
  });

  it('reports a command that broke, at once or later', async () => {
    const broken = new Error('broken');
    const { dispatcher, failed } = setUp({
      'document.new': {
        run: () => {
          throw broken;
        },
      },
      'document.import': { run: () => Promise.reject(broken) },
    });
    dispatcher.run('document.new');
    dispatcher.run('document.import');
    await Promise.resolve();
    await Promise.resolve();
    expect(failed).toEqual([broken, broken]);
  });

  it('remembers what was run last, newest first, without repeats', () => {
    const { dispatcher } = setUp();
    for (const id of ['document.new', 'zoom.fit', 'document.new']) dispatcher.run(id);
    expect(dispatcher.recent()).toEqual(['document.new', 'zoom.fit']);
  });
});
