import type { View } from '../../data/window-state';

export interface Chapter {
  id: string;
  /** The place of the studio that opens the handbook here. */
  view: View | null;
  /** What is written in `shared/i18n/handbook`; `command` is offered as a button. */
  sections: readonly { id: string; command?: string }[];
}

/** The handbook from front to back. Each section says one thing. */
export const CHAPTERS: readonly Chapter[] = [
  {
    id: 'start',
    view: null,
    sections: [
      { id: 'sample', command: 'workspace.openSample' },
      { id: 'rehearsal', command: 'go.channel' },
      { id: 'palette', command: 'app.palette' },
    ],
  },
  {
    id: 'files',
    view: null,
    sections: [
      { id: 'saving', command: 'document.versions' },
      { id: 'undo' },
      { id: 'folder' },
      { id: 'exchange', command: 'document.import' },
      { id: 'open' },
    ],
  },
  {
    id: 'menus',
    view: 'menus',
    sections: [
      { id: 'areas', command: 'document.new' },
      { id: 'tabs', command: 'page.add' },
      { id: 'problems', command: 'panel.problems' },
      { id: 'phone', command: 'panel.phone' },
      { id: 'templates', command: 'document.saveAsTemplate' },
    ],
  },
  {
    id: 'canvas',
    view: 'menus',
    sections: [
      { id: 'move', command: 'zoom.fit' },
      { id: 'snap', command: 'view.snapping' },
      { id: 'layers', command: 'panel.layers' },
      { id: 'brand', command: 'go.settings' },
    ],
  },
  {
    id: 'messages',
    view: 'messages',
    sections: [
      { id: 'bubbles', command: 'message.new' },
      { id: 'flex' },
      { id: 'designs', command: 'document.newMessage' },
      { id: 'test' },
      { id: 'coupon', command: 'coupon.new' },
    ],
  },
  {
    id: 'publish',
    view: 'menus',
    sections: [
      { id: 'plan', command: 'document.publish' },
      { id: 'drift' },
      { id: 'back' },
      { id: 'approve', command: 'go.channel' },
    ],
  },
  {
    id: 'plan',
    view: 'plan',
    sections: [
      { id: 'calendar', command: 'go.plan' },
      { id: 'checks' },
      { id: 'sheet' },
      { id: 'rehearse' },
    ],
  },
  {
    id: 'target',
    view: 'audiences',
    sections: [{ id: 'who' }, { id: 'limits' }, { id: 'lists', command: 'go.audiences' }],
  },
  {
    id: 'price',
    view: 'plan',
    sections: [{ id: 'count' }, { id: 'day' }, { id: 'tiers', command: 'go.plan' }],
  },
  {
    id: 'tests',
    view: 'plan',
    sections: [{ id: 'setup' }, { id: 'read', command: 'go.results' }, { id: 'rest' }],
  },
  {
    id: 'outbox',
    view: 'outbox',
    sections: [{ id: 'leave', command: 'go.outbox' }, { id: 'once' }, { id: 'missed' }],
  },
  {
    id: 'results',
    view: 'results',
    sections: [
      { id: 'fetch', command: 'go.results' },
      { id: 'withheld' },
      { id: 'manager' },
      { id: 'reports' },
    ],
  },
  {
    id: 'channel',
    view: 'channel',
    sections: [
      { id: 'kinds', command: 'go.channel' },
      { id: 'friends', command: 'go.channel' },
      { id: 'token' },
    ],
  },
  {
    id: 'trouble',
    view: null,
    sections: [
      { id: 'offline' },
      { id: 'readonly' },
      { id: 'quota' },
      { id: 'log', command: 'app.logFolder' },
    ],
  },
];
