import { CircleCheck, FlaskConical, Plus, TriangleAlert, X } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import {
  assignmentsFor,
  canAddArm,
  newArm,
  newExperiment,
  splitOf,
} from '#shared/campaign/experiment/new-experiment';
import { planOfTest } from '#shared/campaign/experiment/power';
import type { Experiment } from '#shared/domain/campaign/experiment';
import type { Broadcast } from '#shared/domain/campaign/schema';
import { PRICE_BOOKS } from '#shared/pricing/price-book';
import { useQuery } from '../../data/query';
import { showExperiment } from '../../data/window-state';
import { useFormat, useT } from '../../i18n';
import {
  Button,
  FieldRow,
  IconButton,
  LetterBadge,
  NumberField,
  Section,
  Select,
  Switch,
  TextField,
} from '../../ui';
import { AudienceLeaf } from './AudienceLeaf';
import styles from './Campaign.module.css';
import { MessageParts } from './MessageParts';
import type { CampaignWork } from './use-campaign';

const ICON = { size: 16, strokeWidth: 1.5 } as const;
const NO_AUDIENCE = { audienceGroupId: 1, name: '', count: null };
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A test inside of a send: what differs, who takes part, and whether so many people can decide it. */
export function ExperimentForm(props: {
  work: CampaignWork;
  broadcast: Broadcast;
  disabled: boolean;
}) {
  const { work, broadcast } = props;
  const t = useT('campaign');
  const test = broadcast.experiment;
  const started = useQuery('experiments.get', test ? { id: test.id } : null);
  const hasRun = test !== null && started.value?.run.id === test.id;
  // once it is frozen the plan is what the result will be held against
  const disabled = props.disabled || hasRun;
  const put = (next: Experiment | null) =>
    work.editBroadcast(broadcast.id, 'editTest', (draft) => {
      draft.experiment = next;
    });
  return (
    <Section title={t('test.title')} data-testid="experiment-form">
      <Switch
        label={t('test.on')}
        note={t('test.onNote')}
        checked={test !== null}
        disabled={disabled}
        onChange={(on) => put(on ? newExperiment(broadcast.target, randomBytes) : null)}
        data-testid="test-switch"
      />
      {test && (
        <>
          <Arms work={work} broadcast={broadcast} test={test} disabled={disabled} />
          <Plan work={work} broadcast={broadcast} test={test} disabled={disabled} />
          <Verdict test={test} people={peopleOf(broadcast, work)} />
          {hasRun && (
            <p className={styles.row}>
              <span className={styles.quiet}>{t('test.frozen')}</span>
              <Button
                icon={<FlaskConical {...ICON} />}
                onClick={() => showExperiment(test.id)}
                data-testid="test-results"
              >
                {t('test.results')}
              </Button>
            </p>
          )}
        </>
      )}
    </Section>
  );
}

/** People of the target, hold-out included: the figure that shares are taken of. */
function peopleOf(broadcast: Broadcast, work: CampaignWork): number | null {
  const people = work.peopleOf(broadcast.id);
  const held = broadcast.experiment?.holdOutShare ?? 0;
  return people === null ? null : Math.round(people / (1 - held));
}

interface PartProps {
  work: CampaignWork;
  broadcast: Broadcast;
  test: Experiment;
  disabled: boolean;
}

function Arms({ work, broadcast, test, disabled }: PartProps) {
  const t = useT('campaign');
  const format = useFormat();
  const split = splitOf(test, peopleOf(broadcast, work));
  const peopleIn = (at: number): number | null =>
    test.assignment === 'audiences'
      ? (test.arms[at]?.audience?.count ?? null)
      : (split.arms[at] ?? null);
  const edit = (recipe: (draft: Experiment) => void, coalesce?: string) =>
    work.editBroadcast(
      broadcast.id,
      'editTest',
      (draft) => {
        if (draft.experiment) recipe(draft.experiment);
      },
      coalesce,
    );
  return (
    <>
      <TextField
        label={t('test.question')}
        value={test.question}
        maxLength={300}
        disabled={disabled}
        onChange={(question) =>
          edit((draft) => {
            draft.question = question;
          }, 'question')
        }
      />
      {test.arms.map((arm, at) => (
        <div key={arm.letter} className={styles.arm} data-testid="test-arm">
          <div className={styles.row}>
            <LetterBadge letter={arm.letter} />
            <TextField
              aria-label={t('test.armName', { letter: arm.letter })}
              placeholder={t(at === 0 ? 'test.control' : 'test.armName', { letter: arm.letter })}
              value={arm.name}
              maxLength={100}
              disabled={disabled}
              className={styles.grow}
              onChange={(name) =>
                edit((draft) => {
                  const found = draft.arms[at];
                  if (found) found.name = name;
                }, `arm ${arm.letter}`)
              }
            />
            <span className={styles.quiet} data-testid="arm-people">
              {t('test.people', {
                number: peopleIn(at) === null ? '?' : format.number(peopleIn(at) ?? 0),
              })}
            </span>
            {at > 1 && (
              <IconButton
                label={t('test.removeArm', { letter: arm.letter })}
                icon={<X {...ICON} />}
                disabled={disabled}
                onClick={() =>
                  edit((draft) => {
                    draft.arms.splice(at, 1);
                  })
                }
              />
            )}
          </div>
          {at > 0 && (
            <>
              <Switch
                label={t('test.ownMessages')}
                checked={arm.messages !== null}
                disabled={disabled}
                onChange={(on) =>
                  edit((draft) => {
                    const found = draft.arms[at];
                    if (found) found.messages = on ? [] : null;
                  })
                }
              />
              {arm.messages !== null && (
                <MessageParts
                  parts={arm.messages}
                  names={work.plan?.parts ?? {}}
                  disabled={disabled}
                  onChange={(messages, coalesce) =>
                    edit((draft) => {
                      const found = draft.arms[at];
                      if (found) found.messages = messages;
                    }, coalesce && `${arm.letter} ${coalesce}`)
                  }
                />
              )}
            </>
          )}
          {test.assignment === 'audiences' && (
            <AudienceLeaf
              leaf={{ type: 'audience', ...(arm.audience ?? NO_AUDIENCE) }}
              work={work}
              own={broadcast.id}
              disabled={disabled}
              onChange={({ audienceGroupId, name, count }) =>
                edit((draft) => {
                  const found = draft.arms[at];
                  if (found) found.audience = { audienceGroupId, name, count };
                })
              }
            />
          )}
          <FieldRow>
            <NumberField
              label={t('test.weight')}
              value={arm.weight}
              min={1}
              max={100}
              disabled={disabled}
              onChange={(weight) =>
                edit((draft) => {
                  const found = draft.arms[at];
                  if (found) found.weight = weight;
                })
              }
            />
            <NumberField
              label={t('test.delay')}
              value={arm.delayMinutes}
              min={0}
              max={10_080}
              disabled={disabled}
              onChange={(delay) =>
                edit((draft) => {
                  const found = draft.arms[at];
                  if (found) found.delayMinutes = delay;
                })
              }
            />
          </FieldRow>
        </div>
      ))}
      {canAddArm(test) && (
        <div className={styles.row}>
          <Button
            icon={<Plus {...ICON} />}
            disabled={disabled}
            onClick={() =>
              edit((draft) => {
                draft.arms.push(newArm(draft.arms.map(({ letter }) => letter)));
              })
            }
            data-testid="add-arm"
          >
            {t('test.addArm')}
          </Button>
        </div>
      )}
    </>
  );
}

function Plan({ work, broadcast, test, disabled }: PartProps) {
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

/** How many people the question takes, and what can be seen with those there are. */
function Verdict({ test, people }: { test: Experiment; people: number | null }) {
  const t = useT('campaign');
  const format = useFormat();
  const settings = useQuery('plan.settings', undefined).value;
  const price = useMemo(() => {
    const plan = PRICE_BOOKS.find(({ market }) => market === settings?.market)?.plans.find(
      ({ id }) => id === settings?.planId,
    );
    return plan ? { plan, used: 0 } : null;
  }, [settings]);
  // the search for a number takes a moment, and typing must not wait for it
  const calm = useDeferredValue(test);
  const plan = useMemo(() => planOfTest(calm, people, price), [calm, people, price]);
  const percent = (share: number) => `${Math.round(share * 1_000) / 10}\u2009%`;
  const needed = plan.people.sequential;
  const Icon = plan.canDecide ? CircleCheck : TriangleAlert;
  return (
    <div className={styles.verdict} data-testid="test-power" data-decides={String(plan.canDecide)}>
      <p className={styles.finding}>
        <Icon size={16} className={plan.canDecide ? styles.good : styles.warn} aria-hidden />
        <strong>
          {plan.canDecide === null
            ? t('test.reachUnknown')
            : t(plan.canDecide ? 'test.canDecide' : 'test.cannotDecide')}
        </strong>
      </p>
      <dl className={styles.facts}>
        <dt>{t('test.needed')}</dt>
        <dd data-testid="test-needed">{needed === null ? '—' : format.number(needed)}</dd>
        <dt>{t('test.neededOnce')}</dt>
        <dd>{plan.people.fixed === null ? '—' : format.number(plan.people.fixed)}</dd>
        <dt>{t('test.available')}</dt>
        <dd>{plan.available === null ? '—' : format.number(plan.available)}</dd>
        <dt>{t('test.visible')}</dt>
        <dd>
          {plan.smallestLift === null
            ? '—'
            : `+${percent(plan.smallestLift)} (${percent(test.baseline)} → ${percent(test.baseline * (1 + plan.smallestLift))})`}
        </dd>
        {plan.cost !== null && (
          <>
            <dt>{t('test.cost')}</dt>
            <dd>{format.number(Math.round(plan.cost))}</dd>
          </>
        )}
      </dl>
      {plan.mayBeWithheld && <p className={styles.quiet}>{t('test.withheld')}</p>}
      <p className={styles.quiet}>{t('test.looks')}</p>
    </div>
  );
}
