import { Check, Minus, X } from 'lucide-react';
import { useState } from 'react';
import type { ChannelHealth } from '#shared/domain/channel-access';
import type { Channel } from '#shared/domain/workspace';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Chip, type ChipTone, Switch } from '../../ui';
import styles from './Channel.module.css';
import { TokenDialog } from './TokenDialog';

const ICON = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;
const PERMISSION: Record<
  ChannelHealth['permissions'][number]['state'],
  { tone: ChipTone; icon: React.ReactNode }
> = {
  allowed: { tone: 'good', icon: <Check {...ICON} /> },
  refused: { tone: 'neutral', icon: <X {...ICON} /> },
  unknown: { tone: 'warn', icon: <Minus {...ICON} /> },
};

/** Whether this account can be worked with: who it is, how long its token lives, what is left, what it may use. */
export function HealthPanel({ channel }: { channel: Channel }) {
  const t = useT('channel');
  const format = useFormat();
  const speech = useSpeech();
  const health = useQuery('channels.health', { id: channel.id });
  const [isChanging, setChanging] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const now = health.value;
  const isReal = channel.kind !== 'rehearsal';
  const isIssued = channel.token?.kind === 'shortLived' || channel.token?.kind === 'v21';

  const renew = async () => {
    setBusy(true);
    const answer = await invoke('channels.renewToken', { id: channel.id });
    setBusy(false);
    if (!answer.ok) reportFailure(answer.error);
  };
  const requireApproval = async (requiresApproval: boolean) => {
    const answer = await invoke('channels.update', { id: channel.id, requiresApproval });
    if (!answer.ok) reportFailure(answer.error);
  };
  const { value, used, type } = now?.quota ?? { value: null, used: null, type: 'none' };
  /** What was not answered is unknown; it does not come by waiting. */
  const unread = health.status === 'failed' ? '—' : t('reading');
  return (
    <section className={styles.health} aria-label={t('health')} data-testid="channel-health">
      {health.status === 'failed' && (
        <p role="alert" className={styles.failed}>
          {speech.error(health.error).text}
        </p>
      )}
      <dl className={styles.facts}>
        <dt>{t('account')}</dt>
        <dd>
          {now?.bot.displayName ?? (isReal ? channel.name : t('rehearsal'))}
          <span className={styles.quiet}>
            {now?.bot.premiumId ?? now?.bot.basicId ?? channel.basicId ?? ''}
          </span>
        </dd>
        {isReal && (
          <>
            <dt>{t('accessToken')}</dt>
            <dd>
              {channel.token ? t(`tokenKind.${channel.token.kind}`) : t('token.missing')}
              <span className={styles.quiet} data-testid="token-expiry">
                {channel.token?.expiresAt
                  ? t(isIssued ? 'expiresRenewed' : 'expires', {
                      time: format.dateTime(channel.token.expiresAt),
                    })
                  : channel.token?.kind === 'longLived'
                    ? t('neverExpires')
                    : channel.token?.kind === 'stateless'
                      ? t('onDemand')
                      : ''}
              </span>
              {now !== undefined && now.goodTokens !== null && (
                <span className={styles.quiet}>{t('goodTokens', { count: now.goodTokens })}</span>
              )}
              <span className={styles.quiet}>{t(`token.${channel.tokenState}`)}</span>
              <span className={styles.buttons}>
                {isIssued && (
                  <Button busy={isBusy} onClick={() => void renew()}>
                    {t('renewNow')}
                  </Button>
                )}
                <Button onClick={() => setChanging(true)} data-testid="change-token">
                  {t(channel.token?.kind === 'v21' ? 'rotateKey' : 'changeToken')}
                </Button>
              </span>
            </dd>
          </>
        )}
        <dt>{t('messages')}</dt>
        <dd>
          {!now ? (
            <span className={styles.quiet}>{unread}</span>
          ) : type === 'limited' && value !== null ? (
            <>
              {used === null
                ? t('quotaUnknown', { value: format.number(value) })
                : t('quota', { used: format.number(used), value: format.number(value) })}
              {used !== null && (
                <progress
                  className={styles.meter}
                  max={value}
                  value={Math.min(used, value)}
                  aria-label={t('messages')}
                />
              )}
            </>
          ) : (
            t('noQuota')
          )}
        </dd>
        <dt>{t('mayUse')}</dt>
        <dd className={styles.chips}>
          {!now && <span className={styles.quiet}>{unread}</span>}
          {now?.permissions.map(({ id, state }) => (
            <Chip key={id} {...PERMISSION[state]} title={t(`permissionState.${state}`)}>
              {t(`permission.${id}`)}
            </Chip>
          ))}
        </dd>
      </dl>
      <Switch
        label={t('requireApproval')}
        note={t('requireApprovalNote')}
        checked={channel.requiresApproval}
        onChange={(on) => void requireApproval(on)}
        data-testid="require-approval"
      />
      {isChanging && <TokenDialog channel={channel} onClose={() => setChanging(false)} />}
    </section>
  );
}
