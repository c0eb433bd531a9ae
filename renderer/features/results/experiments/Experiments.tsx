import { FlaskConical } from 'lucide-react';
import { useEffect, useState } from 'react';
import { decisionOf } from '#shared/campaign/experiment/course';
import { type ElementEffect, ledgerOf } from '#shared/campaign/experiment/ledger';
import type { ExperimentId } from '#shared/domain/ids';
import type { Channel } from '#shared/domain/workspace';
import type { ExperimentView } from '#shared/ipc/channels/experiments';
import { useQuery } from '../../../data/query';
import { showView, windowState } from '../../../data/window-state';
import { useFormat, useT } from '../../../i18n';
import { Button, Chip, EmptyState } from '../../../ui';
import { type Column, DataTable } from '../DataTable';
import { ExperimentPage } from './ExperimentPage';
import styles from './Experiments.module.css';
import { judge, stateOf } from './use-experiments';
import { signedPoints } from './words';

/** All tests of a channel, and what past ones say together about each element. */
export function Experiments({ channel }: { channel: Channel }) {
  const t = useT('experiment');
  const format = useFormat();
  const views = useQuery('experiments.list', { channelId: channel.id }).value;
  const [chosen, setChosen] = useState<ExperimentId | null>(
    () => windowState.getState().experiment,
  );
  useEffect(() => windowState.setState({ experiment: null }), []);
  if (!views) return null;
  const open = views.find(({ run }) => run.id === chosen);
  if (open) return <ExperimentPage view={open} onBack={() => setChosen(null)} />;
  if (views.length === 0)
    return (
      <EmptyState
        picture={<FlaskConical size={40} strokeWidth={1} />}
        action={<Button onClick={() => showView('plan')}>{t('toPlan')}</Button>}
        data-testid="experiments-empty"
      >
        {t('empty')}
      </EmptyState>
    );
  const effects = ledgerOf(views);
  const columns: Column<ExperimentView>[] = [
    {
      id: 'question',
      label: t('column.test'),
      show: ({ run }) => run.test.question || run.broadcastName,
      cell: ({ run }) => run.test.question || run.broadcastName,
      order: ({ run }) => run.test.question || run.broadcastName,
    },
    {
      id: 'campaign',
      label: t('column.campaign'),
      show: ({ run }) => run.campaignName,
      cell: ({ run }) => run.campaignName,
      order: ({ run }) => run.campaignName,
    },
    {
      id: 'frozenAt',
      label: t('column.started'),
      show: ({ run }) => format.dateTime(run.frozenAt),
      cell: ({ run }) => run.frozenAt,
      order: ({ run }) => run.frozenAt,
    },
    {
      id: 'arms',
      label: t('column.arms'),
      numeric: true,
      show: ({ run }) => format.number(run.arms.length),
      cell: ({ run }) => run.arms.length,
      order: ({ run }) => run.arms.length,
    },
    {
      id: 'difference',
      label: t('column.leading'),
      numeric: true,
      show: (view) => leadOf(view)?.text ?? '—',
      cell: (view) => leadOf(view)?.value ?? '',
      order: (view) => leadOf(view)?.value ?? null,
    },
    {
      id: 'state',
      label: t('column.state'),
      show: (view) => {
        const state = stateOf(view, judge(view));
        const decision = decisionOf(view.run);
        return (
          <Chip tone={state === 'broken' ? 'bad' : decision ? 'good' : 'accent'}>
            {decision ? t('verdict.decided', { letter: decision.letter }) : t(`state.${state}`)}
          </Chip>
        );
      },
      cell: (view) => stateOf(view, judge(view)),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('tests')}
        columns={columns}
        rows={views}
        keyOf={({ run }) => run.id}
        chosen={null}
        onChoose={({ run }) => setChosen(run.id)}
        data-testid="experiment-list"
      />
      {effects.length > 0 && (
        <section className={styles.block}>
          <h2 className={styles.subtitle}>
            {t('ledger')}
            <span className={styles.beside}>{t('ledgerHelp')}</span>
          </h2>
          <DataTable
            caption={t('ledger')}
            columns={effectColumns()}
            rows={effects}
            keyOf={({ element, metric }) => `${metric} ${element}`}
            data-testid="experiment-ledger"
          />
        </section>
      )}
    </>
  );

  function leadOf(view: ExperimentView): { value: number; text: string } | null {
    const { evaluation } = judge(view);
    const own = evaluation.comparisons.find(({ letter }) => letter === evaluation.leader);
    return own
      ? {
          value: own.difference,
          text: t('leadOf', {
            letter: own.letter,
            points: signedPoints(format, own.difference),
          }),
        }
      : null;
  }

  function effectColumns(): Column<ElementEffect>[] {
    return [
      {
        id: 'element',
        label: t('column.element'),
        show: ({ element }) => element,
        cell: ({ element }) => element,
      },
      {
        id: 'metric',
        label: t('column.metric'),
        show: ({ metric }) => t(`metric.${metric}`),
        cell: ({ metric }) => metric,
      },
      {
        id: 'studies',
        label: t('column.tests'),
        numeric: true,
        show: ({ studies }) => format.number(studies),
        cell: ({ studies }) => studies,
      },
      {
        id: 'effect',
        label: t('column.effect'),
        numeric: true,
        show: ({ effect, low, high }) =>
          t('effectOf', {
            points: signedPoints(format, effect),
            low: signedPoints(format, low),
            high: signedPoints(format, high),
          }),
        cell: ({ effect }) => effect,
      },
    ];
  }
}
