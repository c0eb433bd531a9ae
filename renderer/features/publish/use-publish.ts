import { useCallback, useEffect, useState } from 'react';
import type { ChannelId, DocumentId, RunId } from '#shared/domain/ids';
import type { DriftChoice, PublishPlan, PublishRun } from '#shared/domain/publishing';
import type { AppError, Result } from '#shared/errors/app-error';
import { invoke, on } from '../../bridge';
import { useStudio } from '../../data/studio';

export interface Publish {
  plan: PublishPlan | null;
  run: PublishRun | null;
  error: AppError | null;
  isPlanning: boolean;
  isRunning: boolean;
  replan(): Promise<void>;
  choices: Readonly<Record<string, DriftChoice>>;
  choose(operationId: string, choice: DriftChoice): void;
  apply(): Promise<void>;
  cancel(): Promise<void>;
  resume(runId: RunId): Promise<void>;
  rollback(runId: RunId): Promise<void>;
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
  const [isRunning, setRunning] = useState(false);
  const [choices, setChoices] = useState<Readonly<Record<string, DriftChoice>>>({});
  const key = documentIds.join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the ids
  const replan = useCallback(async () => {
    if (channelId === null) return;
    setPlanning(true);
    // what is planned must be what is on screen
    await studio.documents.flushAll();
    const answer = await invoke('publish.plan', {
      channelId,
      documentIds: [...documentIds],
      choices,
    });
    setPlanning(false);
    setPlan(answer.ok ? answer.value : null);
    setError(answer.ok ? null : answer.error);
  }, [channelId, key, studio, choices]);
  useEffect(() => {
    void replan();
  }, [replan]);
  useEffect(
    () =>
      on('publish.progress', (progress) => {
        if (progress.channelId === channelId) setRun(progress);
      }),
    [channelId],
  );

  const follow = async (ask: () => Promise<Result<PublishRun>>) => {
    setRunning(true);
    setError(null);
    const answer = await ask();
    setRunning(false);
    if (!answer.ok) return setError(answer.error);
    setRun(answer.value);
    setError(answer.value.error);
    await replan();
  };
  return {
    plan,
    run,
    error,
    isPlanning,
    isRunning,
    replan,
    choices,
    choose: (id, choice) => setChoices((known) => ({ ...known, [id]: choice })),
    apply: async () => {
      if (!plan || channelId === null) return;
      await follow(() => invoke('publish.apply', { channelId, planHash: plan.hash }));
    },
    cancel: async () => {
      if (run) await invoke('publish.cancel', { runId: run.id });
    },
    resume: (runId) => follow(() => invoke('publish.resume', { runId })),
    rollback: async (runId) => {
      if (channelId !== null) await follow(() => invoke('publish.rollback', { channelId, runId }));
    },
  };
}
