import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { DocumentModel } from '../../data/document-model';
import { useStudio } from '../../data/studio';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { Button, IconButton, Tabs } from '../../ui';
import styles from './BottomPanel.module.css';
import { HistoryList } from './HistoryList';

type Tab = 'problems' | 'history' | 'comments';
const panelId = (tab: Tab) => `bottom-${tab}`;

/** What reviewers said, where people review this kind. */
export interface BottomComments {
  /** So many are not dealt with. */
  open: number;
  /** Another object whenever somebody chose one, here or where it is pinned. */
  choice: object | null;
  list: ReactNode;
}

/** Under the canvas: what is wrong and how it came to be. */
export function BottomPanel(props: {
  model: Pick<DocumentModel, 'problems' | 'history' | 'goToStep'>;
  /** The list of findings of this kind of document. */
  problems: ReactNode;
  /** Findings in the list that are not of the document itself. */
  more?: number | undefined;
  comments?: BottomComments | undefined;
  folded: boolean;
  onFold(folded: boolean): void;
}) {
  const t = useT('problems-panel');
  const studio = useStudio();
  const { model, folded } = props;
  const [tab, setTab] = useState<Tab>('problems');
  const choice = props.comments?.choice ?? null;
  const [followed, follow] = useState(choice);
  // a pin that is clicked shows what it says, whatever lies open
  useEffect(() => {
    if (choice === followed) return;
    follow(choice);
    setTab('comments');
    props.onFold(false);
  });
  const count = useReadable(model.problems, ({ problems }) => problems.length) + (props.more ?? 0);
  return (
    <section className={styles.panel} aria-label={t('title')} data-testid="bottom-panel">
      <header className={styles.head}>
        <Tabs<Tab>
          label={t('title')}
          value={tab}
          panelId={panelId}
          onChange={(next) => {
            setTab(next);
            props.onFold(false);
          }}
          items={[
            { id: 'problems', label: t('problems'), count },
            { id: 'history', label: t('history') },
            ...(props.comments
              ? [
                  {
                    id: 'comments' as const,
                    label: t('comments'),
                    count: props.comments.open || undefined,
                  },
                ]
              : []),
          ]}
        />
        {tab === 'history' && !folded && (
          <Button
            variant="ghost"
            onClick={() => studio.runCommand('document.versions')}
            data-testid="open-versions"
          >
            {t('versions')}
          </Button>
        )}
        <IconButton
          small
          label={t(folded ? 'unfold' : 'fold')}
          aria-expanded={!folded}
          icon={
            folded ? (
              <ChevronUp size={16} strokeWidth={1.5} />
            ) : (
              <ChevronDown size={16} strokeWidth={1.5} />
            )
          }
          onClick={() => props.onFold(!folded)}
        />
      </header>
      {!folded && (
        <div className={styles.body} role="tabpanel" id={panelId(tab)} aria-label={t(tab)}>
          {tab === 'problems' && props.problems}
          {tab === 'history' && <HistoryList model={model} />}
          {tab === 'comments' && props.comments?.list}
        </div>
      )}
    </section>
  );
}
