import type { Send } from '#shared/domain/outbox';
import type { PublishRun } from '#shared/domain/publishing';
import type { Settings } from '#shared/domain/workspace';

/** Sends that leave by themselves as long as the studio runs, and do not when it has ended. */
export const waitingIn = (sends: readonly Pick<Send, 'state'>[]): number =>
  sends.filter(({ state }) => state === 'due' || state === 'sending').length;

/**
 * What closing the window means. While sends wait, the studio goes on without its window or asks; somebody
 * who ends the whole application has said what they want.
 */
export function closingOf(facts: {
  waiting: number;
  isQuitting: boolean;
  whenClosed: Settings['whenClosed'];
}): 'close' | 'hide' | 'ask' {
  if (facts.isQuitting || facts.waiting === 0 || facts.whenClosed === 'quit') return 'close';
  return facts.whenClosed === 'keep' ? 'hide' : 'ask';
}

/** States in which a person has to look. */
const NEEDS_PERSON: readonly Send['state'][] = ['missed', 'unknown', 'partly', 'failed'];

/** Sends that LINE has taken since the last look, which `newlyAsking` ends. */
export const newlySent = <S extends Pick<Send, 'id' | 'state'>>(
  sends: readonly S[],
  seen: ReadonlyMap<string, Send['state']>,
  isFirstLook: boolean,
): S[] =>
  sends.filter(({ id, state }) => state === 'accepted' && seen.get(id) !== state && !isFirstLook);

/** What is told of a publish that has ended; null while it runs, when a person stopped it, and the second time. */
export function endOfRun(
  { id, kind, state }: Pick<PublishRun, 'id' | 'kind' | 'state'>,
  told: Set<string>,
): 'published' | 'rolledBack' | 'publishFailed' | null {
  if ((state !== 'done' && state !== 'failed') || told.has(id)) return null;
  told.add(id);
  if (state === 'failed') return 'publishFailed';
  return kind === 'publish' ? 'published' : 'rolledBack';
}

/** Sends that have come to need a person since the last look; `seen` knows them afterwards. */
export function newlyAsking<S extends Pick<Send, 'id' | 'state'>>(
  sends: readonly S[],
  seen: Map<string, Send['state']>,
  isFirstLook: boolean,
): S[] {
  const found = sends.filter(
    ({ id, state }) => NEEDS_PERSON.includes(state) && seen.get(id) !== state && !isFirstLook,
  );
  for (const { id, state } of sends) seen.set(id, state);
  return found;
}

/** The file by which a Linux desktop starts the studio at login. */
export const autostartEntry = (program: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Tapestry',
    `Exec="${program.replace(/(["`$\\])/g, '\\$1')}" --hidden`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
