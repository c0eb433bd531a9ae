import type { PageId } from '#shared/domain/ids';
import type { Intent, JournalEvent } from './journal';

/** What a journal says was begun, finished and taken back. */

export function doneSteps(events: readonly JournalEvent[]): Set<number> {
  return new Set(events.flatMap((event) => (event.type === 'done' ? [event.index] : [])));
}

/** Begun and not taken back: done for certain, or perhaps. */
export function begunSteps(events: readonly JournalEvent[]): Set<number> {
  const begun = new Set<number>();
  for (const event of events) {
    if (event.type === 'begin') begun.add(event.index);
    if (event.type === 'undone') begun.delete(event.index);
  }
  return begun;
}

export function madeMenus(planned: Intent, events: readonly JournalEvent[]): Map<PageId, string> {
  const made = new Map<PageId, string>();
  for (const event of events) {
    if (event.type !== 'done' || !event.richMenuId) continue;
    const step = planned.actions[event.index];
    if (step?.code === 'createRichMenu') made.set(step.pageId, event.richMenuId);
  }
  return made;
}

export const isReverting = (events: readonly JournalEvent[]): boolean =>
  events.some((event) => event.type === 'revert');

export const isRecorded = (events: readonly JournalEvent[]): boolean =>
  events.some((event) => event.type === 'recorded');
