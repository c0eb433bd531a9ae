import { useDeferredValue } from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#shared/domain/ids';
import { usePagedHeads } from '../../data/paged-heads';
import { useStudio } from '../../data/studio';
import { useFormat, useT } from '../../i18n';
import { Chip, VirtualList } from '../../ui';
import styles from './Campaigns.module.css';
import { daysOfHead, STATE_TONES } from './campaign-heads';
import { openCampaign, plannerState } from './planner-state';

const ROW = 40;

/** Every campaign of the workspace, whatever its days; read as it scrolls, so that ten thousand are no burden. */
export function CampaignList({ only }: { only: DocumentId[] | null }) {
  const t = useT('planner');
  const words = useT('campaign');
  const format = useFormat();
  const studio = useStudio();
  const { text, owner, label } = useStore(plannerState, (state) => state.filter);
  const calm = useDeferredValue(text);
  const list = usePagedHeads({
    kinds: ['campaign'],
    archived: false,
    ...(only === null ? {} : { ids: only }),
    ...(calm.trim() === '' ? {} : { text: calm.slice(0, 200) }),
    summary: {
      ...(owner === null ? {} : { owner }),
      ...(label === null ? {} : { label }),
    },
  });
  return (
    <div className={styles.list} data-testid="campaign-list" data-total={list.total}>
      <p className={styles.head} role="status">
        {t('campaigns.count', { count: list.total, number: format.number(list.total) })}
      </p>
      {list.state === 'ready' && list.total === 0 && (
        <p className={styles.none}>{t('nothingFound')}</p>
      )}
      {list.total > 0 && (
        <div className={styles.names} aria-hidden>
          <span />
          <span>{t('column.campaign')}</span>
          <span>{t('column.when')}</span>
          <span>{t('overview.sends')}</span>
          <span>{words('label')}</span>
          <span>{words('owner')}</span>
          <span>{t('column.state')}</span>
        </div>
      )}
      <VirtualList
        count={list.total}
        heightOf={() => ROW}
        keyOf={(index) => list.headAt(index)?.id ?? String(index)}
        onView={list.need}
        className={styles.rows}
      >
        {(index) => {
          const head = list.headAt(index);
          if (!head) return <div className={styles.row} aria-hidden />;
          const state = String(head.summary?.state ?? 'planning');
          return (
            <button
              type="button"
              className={styles.row}
              onClick={() => openCampaign(studio, head.id)}
              data-testid="campaign-row"
            >
              <span
                className={styles.dot}
                data-colour={String(head.summary?.colour ?? 'indigo')}
                aria-hidden
              />
              <strong>{head.name || t('unnamed')}</strong>
              <span>{daysOfHead(head, format)}</span>
              <span>{t('sends', { count: Number(head.summary?.broadcasts ?? 0) })}</span>
              <span>{String(head.summary?.label ?? '')}</span>
              <span>{String(head.summary?.owner ?? '')}</span>
              <Chip tone={STATE_TONES[state] ?? 'neutral'}>{words(`campaignState.${state}`)}</Chip>
            </button>
          );
        }}
      </VirtualList>
    </div>
  );
}
