import { useDeferredValue, useEffect, useState } from 'react';
import type { KindName } from '#shared/document/kinds';
import type { DocumentHead } from '#shared/domain/workspace';
import { useQuery } from './query';

/** As many as a menu can hold; the rest is found by typing. */
const SHOWN = 50;
const NOTHING = { total: 0, heads: [] as DocumentHead[] };

export interface FoundHeads {
  /** The first of those that fit what was typed; the ones before stay until the answer is here. */
  heads: readonly DocumentHead[];
  /** How many fit in all. */
  total: number;
  /** False: the library has not answered yet. */
  isRead: boolean;
  text: string;
  setText(text: string): void;
}

/** Documents of the library by what is typed: asked for, so that ten thousand are found as well as ten. */
export function useFoundHeads(
  kinds: readonly KindName[],
  summary?: Readonly<Record<string, string>>,
): FoundHeads {
  const [text, setText] = useState('');
  const calm = useDeferredValue(text.trim().slice(0, 200));
  const answer = useQuery('documents.list', {
    kinds: [...kinds],
    archived: false,
    ...(summary === undefined ? {} : { summary: { ...summary } }),
    ...(calm === '' ? {} : { text: calm }),
    offset: 0,
    limit: SHOWN,
  }).value;
  const [last, setLast] = useState<typeof NOTHING | null>(null);
  useEffect(() => {
    if (answer) setLast(answer);
  }, [answer]);
  const { heads, total } = answer ?? last ?? NOTHING;
  return { heads, total, isRead: (answer ?? last) !== null, text, setText };
}
