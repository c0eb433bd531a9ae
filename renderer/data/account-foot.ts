import type { Channel } from '#shared/domain/workspace';
import { useT } from '../i18n';

/** Whose account a confirmation is about, for the foot of its dialog: a real one fills it with its colour. */
export function useAccountFoot(
  channel: Pick<Channel, 'kind' | 'name' | 'colour'> | null | undefined,
): { title: string; colour: string | null } | undefined {
  const t = useT('app');
  if (!channel) return undefined;
  const { kind, name, colour } = channel;
  if (kind === 'production') return { title: t('channel.isProduction', { name }), colour };
  // the built-in channel is called by its word, as in the status bar
  if (kind === 'rehearsal') return { title: t('channel.rehearsal'), colour: null };
  return { title: t('status.channel', { name, kind: t(`channel.${kind}`) }), colour: null };
}
