import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChannelId, DocumentId, RunId } from '#shared/domain/ids';
import type {
  DriftChoice,
  PlanOperation,
  PublishPlan,
  PublishRun,
} from '#shared/domain/publishing';
import type { AppError, Result } from '#shared/errors/app-error';
import { invoke, on } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useStudio } from '../../data/studio';

export interface Publish {
  plan: PublishPlan | null;
  run: PublishRun | null;
  error: AppError | null;
  isPlanning: boolean;
  /** The last reading of the account led to the plan that was known. */
  isSame: boolean;
  isRunning: boolean;
  /** A person has asked to stop; the run goes on to the next safe point. */
  isStopping: boolean;
  replan(): Promise<void>;
  choices: Readonly<Record<string, DriftChoice>>;
  /** `leave` and `ask` are remembered at once; `overwrite` is done by the next publish. */
  choose(row: PlanOperation, choice: DriftChoice): Promise<void>;
  /** Who sends it, where a second person has to have signed. */
  by: string;
  setBy(name: string): void;
  apply(): Promise<void>;
  cancel(): Promise<void>;
  resume(runId: RunId): Promise<void>;
  rollback(runId: RunId): Promise<void>;
  restore(runId: RunId): Promise<void>;
}

/** The plan of some documents on a channel, and the run that carries it out. */
export function usePublish(
  channelId: ChannelId | null,
  documentIds: readonly DocumentId[],
): Publish {
  const studio = useStudio();
  const [plan, setPlan] = useState<PublishPlan | null>(null);
  const [run, setRun] = useState<PublishRun | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isPlanning, setPlanning] = useState(false);
  const [isSame, setSame] = useState(false);
  const lastHash = useRef<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [isStopping, setStopping] = useState(false);
  const [choices, setChoices] = useState<Readonly<Record<string, DriftChoice>>>({});
  const [by, setBy] = useState('');
  const key = documentIds.join(' ');
  /** Counts plans, so that one that was overtaken by another channel or choice is dropped. */
  const asked = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the ids
  const replan = useCallback(async () => {
    if (channelId === null) return;
    const number = ++asked.current;
    setPlanning(true);
    // what is planned must be what is on screen
    await studio.documents.flushAll();
    const answer = await invoke('publish.plan', {
      channelId,
      documentIds: [...documentIds],
      choices,
    });
    if (number !== asked.current) return;
    setPlanning(false);
    const hash = answer.ok ? answer.value.hash : null;
    setSame(hash !== null && hash === lastHash.current);
    lastHash.current = hash;
    setPlan(answer.ok ? answer.value : null);
    setError(answer.ok ? null : answer.error);
  }, [channelId, key, studio, choices]);
  useEffect(() => {
    void replan();
  }, [replan]);
  // Another account: nothing of the last one's plan or run may stay on screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the channel is what is waited for
  useEffect(() => {
    setPlan(null);
    lastHash.current = null;
    setRun(null);
    setChoices({});
  }, [channelId]);
  useEffect(
    () =>
      on('publish.progress', (progress) => {
        if (progress.channelId === channelId) setRun(progress);
      }),
    [channelId],
  );

  const follow = async (ask: () => Promise<Result<PublishRun>>) => {
    setRunning(true);
    setStopping(false);
    setError(null);
    const answer = await ask();
    setRunning(false);
    setStopping(false);
    if (answer.ok) {
      setRun(answer.value);
      await replan();
    }
    // After the new plan, which would have wiped it away.
    setError(answer.ok ? answer.value.error : answer.error);
  };
  const named = by.trim() === '' ? {} : { by: by.trim() };
  const onChannel = async (ask: (id: ChannelId) => Promise<Result<PublishRun>>) => {
    if (channelId !== null) await follow(() => ask(channelId));
  };
  return {
    plan,
    run,
    error,
    isPlanning,
    isSame,
    isRunning,
    isStopping,
    replan,
    choices,
    choose: async (row, choice) => {
      if (channelId === null) return;
      if (choice === 'overwrite') {
        setChoices((known) => ({ ...known, [row.id]: choice }));
        return;
      }
      if (choice === 'leave' || row.left) {
        const answer = await invoke('publish.decide', {
          channelId,
          documentIds: [...documentIds],
          choices: { [row.id]: choice },
        });
        if (!answer.ok) return reportFailure(answer.error);
      }
      // another set of choices makes another plan, with what is remembered now
      setChoices(({ [row.id]: _, ...others }) => others);
    },
    by,
    setBy,
    apply: async () => {
      if (!plan) return;
      const planHash = plan.hash;
      await onChannel((id) => invoke('publish.apply', { channelId: id, planHash, ...named }));
    },
    cancel: async () => {
      if (!run) return;
      setStopping(true);
      await invoke('publish.cancel', { runId: run.id });
    },
    resume: (runId) => follow(() => invoke('publish.resume', { runId })),
    rollback: (runId) =>
      onChannel((id) => invoke('publish.rollback', { channelId: id, runId, ...named })),
    restore: (runId) =>
      onChannel((id) => invoke('publish.restore', { channelId: id, runId, ...named })),
  };
}
