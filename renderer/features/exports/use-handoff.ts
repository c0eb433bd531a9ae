import { useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import type { HandoffPart } from '#shared/ipc/channels/handoff';
import type { OutputOf } from '#shared/ipc/contract';
import { invoke } from '../../bridge';
import type { OpenDocument } from '../../data/open-documents';
import { useLocale, useSpeech } from '../../i18n';

type Saved = NonNullable<OutputOf<'handoff.save'>>;
type State =
  | { step: 'choosing' }
  | { step: 'working' }
  | { step: 'done'; saved: Saved }
  | { step: 'failed'; text: string };

export interface Handoff {
  parts: ReadonlySet<HandoffPart>;
  state: State;
  toggle(part: HandoffPart): void;
  run(): Promise<void>;
}

/** Files for people without Tapestry: which ones, and what became of them. */
export function useHandoff(
  documentId: DocumentId,
  open: Pick<OpenDocument, 'autosave'> | undefined,
  /** The parts there are of such a document. */
  offered: readonly HandoffPart[],
): Handoff {
  const locale = useLocale();
  const speech = useSpeech();
  const [parts, setParts] = useState<ReadonlySet<HandoffPart>>(new Set(offered));
  const [state, setState] = useState<State>({ step: 'choosing' });
  return {
    parts,
    state,
    toggle(part) {
      const next = new Set(parts);
      if (!next.delete(part)) next.add(part);
      setParts(next);
      setState({ step: 'choosing' });
    },
    async run() {
      setState({ step: 'working' });
      await open?.autosave.flush();
      const wanted = offered.filter((part) => parts.has(part));
      const answer = await invoke('handoff.save', { documentId, parts: wanted, locale });
      if (!answer.ok) setState({ step: 'failed', text: speech.error(answer.error).text });
      else if (answer.value === null) setState({ step: 'choosing' });
      else setState({ step: 'done', saved: answer.value });
    },
  };
}
