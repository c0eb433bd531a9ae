import { assignmentsFor } from '#shared/campaign/experiment/new-experiment';
import type { Experiment } from '#shared/domain/campaign/experiment';
import { useT } from '../../i18n';
import { FieldRow, NumberField, Select } from '../../ui';
import type { TestPart } from './experiment-people';

/** Who takes part, what is measured and what a decision means. */
export function ExperimentPlan({ work, broadcast, test, disabled }: TestPart) {
  const t = useT('campaign');
  const edit = (recipe: (draft: Experiment) => void) =>
    work.editBroadcast(broadcast.id, 'editTest', (draft) => {
      if (draft.experiment) recipe(draft.experiment);
    });
  const percent = (
    label: string,
    value: number,
    bounds: { min: number; max: number; decimals?: number },
    write: (draft: Experiment, share: number) => void,
    testId?: string,
  ) => (
    <NumberField
      label={label}
      suffix="%"
      value={Math.round(value * 10_000) / 100}
      decimals={bounds.decimals ?? 1}
      min={bounds.min}
      max={bounds.max}
      disabled={disabled}
      onChange={(next) => edit((draft) => write(draft, next / 100))}
      data-testid={testId}
    />
  );
  return (
    <>
      <FieldRow>
        {percent(t('test.share'), test.testShare, { min: 1, max: 100 }, (draft, share) => {
          draft.testShare = share;
        })}
        {percent(t('test.holdOut'), test.holdOutShare, { min: 0, max: 50 }, (draft, share) => {
          draft.holdOutShare = share;
        })}
        <NumberField
          label={t('test.days')}
          value={test.days}
          min={1}
          max={14}
          disabled={disabled}
          onChange={(days) =>
            edit((draft) => {
              draft.days = days;
            })
          }
        />
      </FieldRow>
      <Select
        label={t('test.assignment')}
        note={t(`test.assignments.${test.assignment}Note`)}
        value={test.assignment}
        disabled={disabled}
        options={assignmentsFor(broadcast.target).map((value) => ({
          value,
          label: t(`test.assignments.${value}`),
        }))}
        onChange={(assignment) =>
          edit((draft) => {
            draft.assignment = assignment;
          })
        }
      />
      <FieldRow>
        <Select
          label={t('test.metric')}
          value={test.metric}
          disabled={disabled}
          options={(['click', 'open'] as const).map((value) => ({
            value,
            label: t(`test.metrics.${value}`),
          }))}
          onChange={(metric) =>
            edit((draft) => {
              draft.metric = metric;
            })
          }
        />
        {percent(
          t('test.baseline'),
          test.baseline,
          { min: 0.01, max: 99, decimals: 2 },
          (draft, share) => {
            draft.baseline = share;
          },
          'test-baseline',
        )}
        {percent(
          t('test.lift'),
          test.minimumLift,
          { min: 1, max: 1_000 },
          (draft, share) => {
            draft.minimumLift = share;
          },
          'test-lift',
        )}
      </FieldRow>
      <Select
        label={t('test.winner')}
        value={test.winnerTo}
        disabled={disabled}
        options={(['byHand', 'automatic'] as const).map((value) => ({
          value,
          label: t(`test.winners.${value}`),
        }))}
        onChange={(winnerTo) =>
          edit((draft) => {
            draft.winnerTo = winnerTo;
          })
        }
      />
    </>
  );
}
