import { Check, Minus } from 'lucide-react';
import { useState } from 'react';
import { decisionOf } from '#shared/campaign/experiment/course';
import { peoplePerArm } from '#shared/campaign/experiment/power';
import type { ArmLetter } from '#shared/domain/campaign/experiment';
import type { ExperimentView } from '#shared/ipc/channels/experiments';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { useFormat, useT } from '../../../i18n';
import { Button, Chip, Dialog, NumberField, TextField } from '../../../ui';
import styles from './Experiments.module.css';
import { RunRecord } from './RunRecord';
import { type Judged, stateOf, type TestState } from './use-experiments';
import { chanceText, points, signedPoints } from './words';

const TONE: Record<TestState, 'neutral' | 'accent' | 'good' | 'bad' | 'warn'> = {
  sending: 'accent',
  stuck: 'bad',
  waiting: 'accent',
  notYet: 'accent',
  withheld: 'warn',
  broken: 'bad',
  winner: 'good',
  keepControl: 'neutral',
  decided: 'good',
};

/** The verdict under the plan, what it still lacks, and the ways to end the test. */
export function DecisionPanel({ view, judged }: { view: ExperimentView; judged: Judged }) {
  const t = useT('experiment');
  const format = useFormat();
  const [choosing, setChoosing] = useState<ArmLetter | null>(null);
  const { evaluation, deadline } = judged;
  const { run } = view;
  const { test } = run;
  const state = stateOf(view, judged);
  const decision = decisionOf(run);
  const own = evaluation.comparisons.find(({ letter }) => letter === evaluation.leader);
  const control = test.arms[0]?.letter ?? 'A';
  const allOut = view.sends.every((send) => send.state === 'accepted');
  const needed = peoplePerArm({
    baseline: test.baseline,
    minimumLift: test.minimumLift,
    arms: test.arms.length,
    alpha: test.rule.alpha,
    power: test.power,
    tuningN: test.rule.tuningN,
  }).sequential;
  return (
    <aside
      className={styles.panel}
      aria-label={t('decision')}
      data-testid="decision"
      data-state={state}
    >
      <header className={styles.panelHead}>
        <h2 className={styles.subtitle}>{t('decision')}</h2>
        <Chip tone={TONE[state]} data-testid="test-state">
          {t(`state.${state}`)}
        </Chip>
      </header>
      <div className={styles.verdict}>
        <div className={styles.verdictHead}>
          <p className={styles.verdictTitle}>
            {decision
              ? t('verdict.decided', { letter: decision.letter })
              : t(`verdict.${state}`, { letter: evaluation.winner ?? '' })}
          </p>
          <p className={styles.verdictText}>
            {own && !decision
              ? t('verdictRange', {
                  letter: evaluation.leader ?? '',
                  low: signedPoints(format, own.low),
                  high: signedPoints(format, own.high),
                })
              : t(`verdictHelp.${state}`)}
          </p>
        </div>
        <ul className={styles.criteria} data-testid="criteria">
          {evaluation.criteria.map(({ name, ok, value }) => (
            <li key={name} data-ok={ok}>
              {ok ? (
                <Check size={16} strokeWidth={2} className={styles.good} aria-hidden />
              ) : (
                <Minus size={16} strokeWidth={2} className={styles.quiet} aria-hidden />
              )}
              <span>
                {t(`criterion.${name}`, {
                  letter: evaluation.leader ?? '—',
                  chance: chanceText(format, test.rule.bestChance),
                  points: points(format, test.rule.maxLoss),
                })}
                <span className={styles.unseen}>{t(ok ? 'met' : 'notMet')}</span>
              </span>
              <span className={styles.numeric}>
                {value === null
                  ? ''
                  : name === 'best'
                    ? chanceText(format, value)
                    : name === 'loss'
                      ? points(format, value)
                      : signedPoints(format, value)}
              </span>
            </li>
          ))}
        </ul>
        {!decision && (
          <div className={styles.actions}>
            {test.arms.map(({ letter }) => {
              const isPlanned =
                letter === control
                  ? allOut
                  : evaluation.verdict === 'winner' && evaluation.winner === letter;
              return (
                <Button
                  key={letter}
                  size="tall"
                  variant={evaluation.winner === letter ? 'primary' : 'plain'}
                  disabled={!isPlanned}
                  onClick={() => setChoosing(letter)}
                  data-testid={`decide-${letter}`}
                >
                  {letter === control
                    ? t('act.keep', { letter })
                    : run.restPeople > 0
                      ? t('act.send', { letter, people: format.number(run.restPeople) })
                      : t('act.take', { letter })}
                </Button>
              );
            })}
            <p className={styles.quiet}>
              {t(allOut ? 'act.help' : 'act.wait')}
              {test.winnerTo === 'automatic' && ` ${t('act.automatic')}`}
            </p>
          </div>
        )}
        {decision && (
          <p className={styles.decided}>
            {t(decision.by === 'plan' ? 'decidedByPlan' : 'decidedByPerson', {
              time: format.dateTime(decision.at),
            })}
            {decision.reason !== '' && decision.by === 'person' && ` ${decision.reason}`}
          </p>
        )}
      </div>
      <section className={styles.panelBlock}>
        <h3 className={styles.minor}>{t('ifNot')}</h3>
        <p>
          {t(
            test.winnerTo === 'automatic' && run.restPeople > 0 ? 'ifNotAutomatic' : 'ifNotByHand',
            {
              time: format.dateTime(deadline),
              letter: control,
              people: format.number(run.restPeople),
            },
          )}
          {needed !== null &&
            ` ${t('needed', {
              points: points(format, test.baseline * test.minimumLift),
              people: format.number(needed),
            })}`}
        </p>
      </section>
      <RunRecord run={run} />
      {choosing !== null && (
        <DecideDialog view={view} letter={choosing} onClose={() => setChoosing(null)} />
      )}
    </aside>
  );
}

function DecideDialog(props: { view: ExperimentView; letter: ArmLetter; onClose(): void }) {
  const t = useT('experiment');
  const format = useFormat();
  const { run, simulated } = props.view;
  const [reason, setReason] = useState('');
  const [number, setNumber] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);
  const sendRest = run.restPeople > 0;
  // the rehearsal channel reaches nobody, so nobody has to repeat a number there
  const mustRepeat = sendRest && !simulated;
  const decide = async () => {
    setBusy(true);
    const answer = await invoke('experiments.decide', {
      id: run.id,
      letter: props.letter,
      reason: reason.trim(),
      sendRest,
      confirmation: mustRepeat ? { recipients: number } : null,
    });
    setBusy(false);
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
  };
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('decide.title', { letter: props.letter })}
      width={440}
      data-testid="decide-dialog"
      actions={
        <>
          <Button size="tall" onClick={props.onClose}>
            {t('decide.cancel')}
          </Button>
          <Button
            size="tall"
            variant="primary"
            busy={isBusy}
            disabled={mustRepeat && number !== run.restPeople}
            onClick={() => void decide()}
            data-testid="decide-confirm"
          >
            {t(sendRest ? 'decide.send' : 'decide.end')}
          </Button>
        </>
      }
    >
      <p>
        {sendRest
          ? t('decide.help', { letter: props.letter, people: format.number(run.restPeople) })
          : t('decide.helpAll', { letter: props.letter })}
      </p>
      {mustRepeat && (
        <NumberField
          label={t('decide.repeat', { number: format.number(run.restPeople) })}
          value={number}
          min={0}
          onChange={setNumber}
        />
      )}
      <TextField
        label={t('decide.reason')}
        value={reason}
        maxLength={300}
        data-autofocus
        onChange={setReason}
        data-testid="decide-reason"
      />
    </Dialog>
  );
}
