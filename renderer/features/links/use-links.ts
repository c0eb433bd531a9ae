import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import type { LinkAnswer, WorkspaceLink } from '#shared/ipc/channels/links';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { useT } from '../../i18n';
import { showNotice } from '../../ui';

/** What an address said; `asking` while it is asked. */
export type Asked = LinkAnswer | 'asking';

/** Few at a time: the answers are read by a person, and some lead to the same server. */
const AT_ONCE = 3;

/** The links of the workspace or of one campaign, and what can be done with them. */
export function useLinks(campaignId: DocumentId | null) {
  const t = useT('links');
  const studio = useStudio();
  const list = useQuery('links.list', { campaignId });
  const [answers, setAnswers] = useState<ReadonlyMap<string, Asked>>(new Map());
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const ask = useCallback(async (url: string) => {
    setAnswers((before) => new Map(before).set(url, 'asking'));
    const answer = await invoke('links.check', { url });
    if (!isOpen.current) return;
    setAnswers((before) => {
      const next = new Map(before);
      if (answer.ok) next.set(url, answer.value);
      else next.delete(url);
      return next;
    });
    if (!answer.ok) reportFailure(answer.error);
  }, []);
  const askAll = async (urls: readonly string[]) => {
    const waiting = [...urls];
    const work = async () => {
      for (let url = waiting.shift(); url !== undefined && isOpen.current; url = waiting.shift())
        await ask(url);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  };
  const change = async (link: WorkspaceLink, to: string) => {
    // what is typed and not saved yet must not be lost, nor written over the change
    await studio.documents.flushAll();
    const done = await invoke('links.replace', {
      from: link.url,
      to,
      documentIds: link.documents.map(({ id }) => id),
    });
    if (!done.ok) return reportFailure(done.error);
    const { documents, places, failed, undo } = done.value;
    showNotice({
      id: 'links-changed',
      tone: failed > 0 ? 'warn' : 'good',
      message: t(failed > 0 ? 'changedSome' : 'changed', { count: documents, places, failed }),
      action: {
        label: t('undo'),
        run: () =>
          void studio.documents
            .flushAll()
            .then(() => invoke('links.undo', { undo }))
            .then((back) => {
              if (!back.ok) reportFailure(back.error);
            }),
      },
    });
  };
  return { links: list.value?.links ?? [], state: list.status, answers, ask, askAll, change };
}
