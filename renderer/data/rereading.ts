import { useState } from 'react';
import type { Query } from './query';

/** When something was read is not what was read. */
const MOMENTS: ReadonlySet<string> = new Set(['readAt', 'fetchedAt']);

/** Whether two readings say the same. */
export const isSameReading = (one: unknown, other: unknown): boolean =>
  textOf(one) === textOf(other);

const textOf = (value: unknown) =>
  JSON.stringify(value, (key, each) => (MOMENTS.has(key) ? undefined : each));

export interface Rereading {
  isReading: boolean;
  /** Whether somebody asked for the answer that is shown. */
  isAsked: boolean;
  /** Whether that answer says what the one before said. */
  isSame: boolean;
  again(): Promise<void>;
}

/** Reading a platform again by hand: a press that changes nothing on screen must say that it did something. */
export function useRereading<T extends { readAt: string }>(view: Query<T>): Rereading {
  const [isReading, setReading] = useState(false);
  const [asked, setAsked] = useState<{ readAt: string; isSame: boolean } | null>(null);
  const isAsked = asked !== null && view.value?.readAt === asked.readAt;
  return {
    isReading,
    isAsked,
    isSame: isAsked && asked.isSame,
    async again() {
      // a button that is disabled for a moment loses the focus; one that is pressed again does nothing
      if (isReading) return;
      const before = view.value;
      setReading(true);
      const { status, value } = await view.refresh();
      setReading(false);
      setAsked(
        status === 'ready' ? { readAt: value.readAt, isSame: isSameReading(before, value) } : null,
      );
    },
  };
}
