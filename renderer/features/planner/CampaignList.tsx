import { Ellipsis } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#shared/domain/ids';
import { usePagedHeads } from '../../data/paged-heads';
import { useStudio } from '../../data/studio';
import { useFormat, useT } from '../../i18n';
import { Chip, IconButton, Menu, SegmentedControl, useContextMenu, VirtualList } from '../../ui';
import styles from './Campaigns.module.css';
import { daysOfHead, STATE_TONES } from './campaign-heads';
import { openCampaign, plannerState } from './planner-state';
import { useCampaignMenu } from './use-campaign-menu';

const ROW = 40;

/** Every campaign of the workspace, whatever its days; read as it scrolls, so that ten thousand are no burden. */
export function CampaignList({ only }: { only: DocumentId[] | null }) {
  const t = useT('planner');
  const words = useT('campaign');
  const format = useFormat();
  const studio = useStudio();
  const { text, owner, label } = useStore(plannerState, (state) => state.filter);
  const [shelf, setShelf] = useState<'current' | 'archive'>('current');
  const campaignMenu = useCampaignMenu();
  const menu = useContextMenu();
  const calm = useDeferredValue(text);
  const list = usePagedHeads({
    kinds: ['campaign'],
    archived: shelf === 'archive',
    ...(only === null ? {} : { ids: only }),
    ...(calm.trim() === '' ? {} : { text: calm.slice(0, 200) }),
    summary: {
      ...(owner === null ? {} : { owner }),
      ...(label === null ? {} : { label }),
    },
  });
  return (
    <div className={styles.list} data-testid="campaign-list" data-total={list.total}>
      <div className={styles.head}>
        <span role="status">
          {t('campaigns.count', { count: list.total, number: format.number(list.total) })}
        </span>
        <SegmentedControl
          label={t('campaigns.shelf')}
          value={shelf}
          options={(['current', 'archive'] as const).map((value) => ({
            value,
            label: t(`campaigns.${value}`),
          }))}
          onChange={(next) => setShelf(next)}
          data-testid="campaign-shelf"
        />
      </div>
      {list.state === 'ready' && list.total === 0 && (
        <p className={styles.none}>
          {t(shelf === 'archive' ? 'campaigns.noArchive' : 'nothingFound')}
        </p>
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
            // biome-ignore lint/a11y/noStaticElementInteractions: the menu is also behind the button of the row.
            <div
              className={styles.line}
              onContextMenu={(event) => menu.open(event, campaignMenu.entriesFor(head))}
            >
              <button
                type="button"
                className={styles.row}
                onClick={() => openCampaign(studio, head.id)}
                onKeyDown={(event) => {
                  if (event.key !== 'F2') return;
                  event.preventDefault();
                  campaignMenu.rename(head);
                }}
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
                <Chip tone={STATE_TONES[state] ?? 'neutral'}>
                  {words(`campaignState.${state}`)}
                </Chip>
              </button>
              <Menu
                align="end"
                entries={() => campaignMenu.entriesFor(head)}
                trigger={
                  <IconButton
                    small
                    label={t('campaigns.more', { name: head.name })}
                    icon={<Ellipsis size={16} strokeWidth={1.5} />}
                    tooltip={false}
                    data-testid="campaign-more"
                  />
                }
              />
            </div>
          );
        }}
      </VirtualList>
      {menu.element}
      {campaignMenu.dialog}
    </div>
  );
}
