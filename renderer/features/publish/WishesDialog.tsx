import { useEffect, useState } from 'react';
import { type AccountWishes, accountWishes, NO_WISHES } from '#shared/domain/account-wishes';
import type { DocumentId } from '#shared/domain/ids';
import type { PlanOperation, PublishPlan } from '#shared/domain/publishing';
import type { Channel } from '#shared/domain/workspace';
import type { AppError } from '#shared/errors/app-error';
import type { OutputOf } from '#shared/ipc/contract';
import { invoke } from '../../bridge';
import { useFoundHeads } from '../../data/found-heads';
import { useQuery } from '../../data/query';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Checkbox, Dialog, Section, Select, TextField } from '../../ui';
import styles from './Publish.module.css';

/** What is wanted of the account beside rich menus. Nothing happens here: the plan shows it, a publish does it. */
export function WishesDialog(props: {
  channel: Channel;
  plan: PublishPlan;
  onClose(): void;
  onDone(): void;
}) {
  const t = useT('publish');
  const speech = useSpeech();
  const { channel, plan } = props;
  const kept = useQuery('publish.wishes', { channelId: channel.id }).value;
  const [wishes, setWishes] = useState<AccountWishes | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (kept) setWishes((now) => now ?? kept);
  }, [kept]);
  const rows = (resource: PlanOperation['resource']) =>
    plan.operations.filter((row) => row.resource === resource);
  const isWhole = wishes !== null && accountWishes.safeParse(wishes).success;
  const save = async () => {
    if (wishes === null) return;
    setBusy(true);
    const answer = await invoke('publish.setWishes', { channelId: channel.id, wishes });
    setBusy(false);
    if (answer.ok) props.onDone();
    else setError(answer.error);
  };
  const change = (more: Partial<AccountWishes>) =>
    setWishes((now) => ({ ...(now ?? NO_WISHES), ...more }));
  return (
    <Dialog
      opened
      width={600}
      title={t('wishes.title')}
      onClose={props.onClose}
      locked={isBusy}
      data-testid="wishes-dialog"
      actions={
        <Button
          size="tall"
          variant="primary"
          busy={isBusy}
          disabled={!isWhole}
          onClick={() => void save()}
          data-testid="wishes-save"
        >
          {t('wishes.save')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.note}>{t('wishes.note')}</p>
        {wishes && (
          <>
            <WebhookWish channel={channel} rows={rows('webhook')} wishes={wishes} change={change} />
            <CouponWishes rows={rows('coupon')} wishes={wishes} change={change} />
            <AudienceWishes rows={rows('audience')} wishes={wishes} change={change} />
          </>
        )}
        {error && (
          <p role="alert" className={styles.failed}>
            {speech.error(error).text}
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface PartProps {
  /** What the plan says of this kind of thing. */
  rows: readonly PlanOperation[];
  wishes: AccountWishes;
  change(more: Partial<AccountWishes>): void;
}

function WebhookWish({ channel, rows, wishes, change }: PartProps & { channel: Channel }) {
  const t = useT('publish');
  const speech = useSpeech();
  const [tried, setTried] = useState<OutputOf<'publish.testWebhook'> | AppError | null>(null);
  const [isTrying, setTrying] = useState(false);
  const live = rows.find(({ op }) => op === 'unchanged')?.name ?? '';
  const endpoint = wishes.webhook?.endpoint ?? '';
  const address = endpoint.trim() === '' ? live : endpoint.trim();
  const attempt = async () => {
    setTrying(true);
    const answer = await invoke('publish.testWebhook', {
      channelId: channel.id,
      endpoint: address,
    });
    setTrying(false);
    setTried(answer.ok ? answer.value : answer.error);
  };
  const said =
    tried === null
      ? undefined
      : 'code' in tried
        ? speech.error(tried).text
        : t(tried.success ? 'wishes.answered' : 'wishes.unanswered', { reason: tried.reason });
  return (
    <Section title={t('wishes.webhook')}>
      <div className={styles.wish}>
        <TextField
          label={t('wishes.endpoint')}
          mono
          value={endpoint}
          placeholder={live === '' ? 'https://' : live}
          maxLength={500}
          note={said ?? t('wishes.endpointNote')}
          noteTone={tried && !('success' in tried && tried.success) ? 'warn' : undefined}
          onChange={(text) => {
            setTried(null);
            change({ webhook: text.trim() === '' ? null : { endpoint: text } });
          }}
          data-testid="wish-webhook"
        />
        <Button
          className={styles.wishTry}
          busy={isTrying}
          disabled={!/^https:\/\/./i.test(address)}
          onClick={() => void attempt()}
          data-testid="wish-try"
        >
          {t('wishes.try')}
        </Button>
      </div>
    </Section>
  );
}

type CouponWish = 'leave' | AccountWishes['coupons'][number]['wish'];

function CouponWishes({ rows, wishes, change }: PartProps) {
  const t = useT('publish');
  const format = useFormat();
  const found = useFoundHeads(['coupon']);
  const { heads } = found;
  const left = found.total - heads.length;
  const isMany = left > 0 || found.text !== '';
  const isMade = (id: DocumentId) =>
    rows.some((row) => row.documentId === id && row.op !== 'create');
  const set = (documentId: DocumentId, wish: CouponWish) =>
    change({
      coupons: [
        ...wishes.coupons.filter((entry) => entry.documentId !== documentId),
        ...(wish === 'leave' ? [] : [{ documentId, wish }]),
      ],
    });
  return (
    <Section title={t('wishes.coupons')}>
      {isMany && (
        <TextField
          type="search"
          aria-label={t('wishes.findCoupon')}
          placeholder={t('wishes.findCoupon')}
          value={found.text}
          onChange={found.setText}
          data-testid="wish-coupon-search"
        />
      )}
      {found.isRead && heads.length === 0 && (
        <p className={styles.quiet}>
          {t(found.text === '' ? 'wishes.noCoupons' : 'wishes.noSuchCoupon')}
        </p>
      )}
      {heads.map(({ id, name }) => {
        const possible = isMade(id) ? ('close' as const) : ('create' as const);
        const wish = wishes.coupons.find(({ documentId }) => documentId === id)?.wish;
        return (
          <div key={id} className={styles.wish} data-testid="wish-coupon" data-name={name}>
            <span className={styles.wishName}>{name}</span>
            <Select<CouponWish>
              aria-label={t('wishes.couponWish', { name })}
              value={wish === possible ? wish : 'leave'}
              options={[
                { value: 'leave', label: t('wishes.leave') },
                { value: possible, label: t(`wishes.${possible}`) },
              ]}
              onChange={(next) => set(id, next)}
            />
          </div>
        );
      })}
      {left > 0 && (
        <p className={styles.quiet}>
          {t('wishes.moreCoupons', { count: left, number: format.number(left) })}
        </p>
      )}
    </Section>
  );
}

function AudienceWishes({ rows, wishes, change }: PartProps) {
  const t = useT('publish');
  const set = (audienceGroupId: number, wish: { name: string | null } | null) =>
    change({
      audiences: [
        ...wishes.audiences.filter((entry) => entry.audienceGroupId !== audienceGroupId),
        ...(wish === null ? [] : [{ audienceGroupId, ...wish }]),
      ],
    });
  return (
    <Section title={t('wishes.audiences')}>
      {rows.length === 0 && <p className={styles.quiet}>{t('wishes.noAudiences')}</p>}
      {rows.map(({ id, name }) => {
        const audienceGroupId = Number(id);
        const wish = wishes.audiences.find((entry) => entry.audienceGroupId === audienceGroupId);
        const isGoing = wish?.name === null;
        return (
          <div key={id} className={styles.wish} data-testid="wish-audience" data-name={name}>
            <TextField
              aria-label={t('wishes.audienceName', { name })}
              value={isGoing ? name : (wish?.name ?? name)}
              disabled={isGoing}
              maxLength={120}
              onChange={(text) => set(audienceGroupId, text === name ? null : { name: text })}
            />
            <Checkbox
              label={t('wishes.delete')}
              checked={isGoing}
              onChange={(on) => set(audienceGroupId, on ? { name: null } : null)}
            />
          </div>
        );
      })}
    </Section>
  );
}
