import { useState } from 'react';
import { lineMonthOf } from '#shared/campaign/bill';
import { type PlanSettings, quietHoursOf } from '#shared/domain/campaign/plan-settings';
import { PRICE_BOOKS } from '#shared/pricing/price-book';
import { invoke } from '../../bridge';
import { useNow } from '../../data/clock';
import { reportFailure } from '../../data/failures';
import { useFormat, useT } from '../../i18n';
import { FieldRow, NumberField, Select, Switch, TaskDialog } from '../../ui';
import { planName } from './plan-name';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour * 60),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** How the workspace pays, its budget, and the hours in which nobody is written to. */
export function PlanSettingsDialog(props: {
  settings: PlanSettings;
  /** What LINE counts in this month; null: no channel can be asked. */
  known: number | null;
  /** What is known is the practice channel's. */
  simulated: boolean;
  onClose(): void;
}) {
  const t = useT('planner');
  const format = useFormat();
  const [draft, setDraft] = useState(props.settings);
  const quiet = quietHoursOf(draft);
  const month = lineMonthOf(new Date(useNow()));
  // what was typed in another month says nothing of this one
  const used = draft.usedByHand?.month === month ? draft.usedByHand.messages : null;
  const book = PRICE_BOOKS.find(({ market }) => market === draft.market);
  const save = async () => {
    const answer = await invoke('plan.updateSettings', { ...draft, quietHours: quiet });
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
  };
  return (
    <TaskDialog
      title={t('settings.title')}
      verb={t('settings.save')}
      onRun={save}
      onClose={props.onClose}
      data-testid="plan-settings-dialog"
      runTestId="plan-settings-save"
    >
      <FieldRow>
        <Select
          label={t('settings.market')}
          value={draft.market}
          options={PRICE_BOOKS.map(({ market }) => ({
            value: market,
            label: t(`market.${market}`),
          }))}
          onChange={(market) => {
            const plans = PRICE_BOOKS.find((other) => other.market === market)?.plans ?? [];
            setDraft({ ...draft, market, planId: plans.at(-1)?.id ?? draft.planId });
          }}
        />
        <Select
          label={t('settings.plan')}
          value={draft.planId}
          options={(book?.plans ?? []).map(({ id, name, monthlyFee }) => ({
            value: id,
            label: planName({ id, name }, t),
            detail: format.number(monthlyFee),
          }))}
          onChange={(planId) => setDraft({ ...draft, planId })}
          note={book && !book.confirmed ? t('settings.unconfirmed') : undefined}
        />
      </FieldRow>
      <NumberField
        label={t('settings.budget')}
        value={draft.monthlyBudget}
        min={0}
        onClear={() => setDraft({ ...draft, monthlyBudget: null })}
        onChange={(monthlyBudget) => setDraft({ ...draft, monthlyBudget })}
        data-testid="monthly-budget"
      />
      <NumberField
        label={t('settings.used', { month: month.slice(4) })}
        value={used}
        min={0}
        note={
          props.simulated
            ? t('settings.usedSimulated')
            : props.known === null
              ? t('settings.usedNote')
              : t('settings.usedKnown', { number: format.number(props.known) })
        }
        onClear={() => setDraft({ ...draft, usedByHand: null })}
        onChange={(messages) => setDraft({ ...draft, usedByHand: { month, messages } })}
        data-testid="used-by-hand"
      />
      <Switch
        label={t('settings.quiet')}
        checked={quiet !== null}
        onChange={(on) =>
          setDraft({ ...draft, quietHours: on ? { from: 21 * 60, to: 8 * 60 } : null })
        }
      />
      {quiet && (
        <FieldRow>
          <Select
            label={t('settings.quietFrom')}
            value={String(quiet.from)}
            options={HOURS}
            onChange={(from) =>
              setDraft({ ...draft, quietHours: { ...quiet, from: Number(from) } })
            }
          />
          <Select
            label={t('settings.quietTo')}
            value={String(quiet.to)}
            options={HOURS}
            onChange={(to) => setDraft({ ...draft, quietHours: { ...quiet, to: Number(to) } })}
          />
        </FieldRow>
      )}
    </TaskDialog>
  );
}
