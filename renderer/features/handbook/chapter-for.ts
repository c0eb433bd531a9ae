import type { View } from '../../data/window-state';
import { CHAPTERS } from './chapters';

/** The chapter about a place; the first page where none is about it. */
export const chapterForView = (view: View): string | undefined =>
  CHAPTERS.find((chapter) => chapter.view === view)?.id;

const BY_ERROR: Readonly<Record<string, string>> = {
  publish: 'publish',
  channel: 'channel',
  outbox: 'outbox',
  store: 'files',
  import: 'files',
  campaign: 'plan',
  experiment: 'tests',
  audience: 'target',
  table: 'canvas',
  media: 'messages',
  pull: 'results',
};

/** The chapter that helps with an error: by the part of the studio its code begins with. */
export const chapterForError = (code: string): string =>
  BY_ERROR[code.split('.')[0] ?? ''] ?? 'trouble';
