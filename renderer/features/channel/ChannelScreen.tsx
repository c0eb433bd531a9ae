import { Pencil, Plus, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useT } from '../../i18n';
import { Button, Checkbox, Chip, cx, Dialog, EmptyState, IconButton, showNotice } from '../../ui';
import { LiveNote, LivePhone } from '../phone/LivePhone';
import { AddChannelDialog } from './AddChannelDialog';
import styles from './Channel.module.css';
import { EditChannelDialog } from './EditChannelDialog';
import { FollowerPanel } from './FollowerPanel';
import { FriendsPanel } from './FriendsPanel';
import { HealthPanel } from './HealthPanel';

/** The channels of this workspace, and what a follower of the chosen one sees now. */
export function ChannelScreen() {
  const t = useT('channel');
  const channels = useQuery('channels.list', undefined);
  const selected = useQuery('channels.selected', undefined);
  const [isAdding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Channel | null>(null);
  const [removing, setRemoving] = useState<Channel | null>(null);
  const chosen = selected.value ?? null;

  const select = async (channel: Channel) => {
    const answer = await invoke('channels.select', { id: channel.id });
    if (!answer.ok) reportFailure(answer.error);
  };
  return (
    <div className={styles.split} data-testid="channel-screen">
      <main className={styles.screen}>
        <header className={styles.head}>
          <h1>{t('title')}</h1>
          <Button
            icon={<Plus size={16} strokeWidth={1.5} />}
            onClick={() => setAdding(true)}
            data-testid="add-channel"
          >
            {t('add')}
          </Button>
        </header>
        {channels.value?.length === 0 && (
          <EmptyState
            picture={<RefreshCw size={32} strokeWidth={1.25} />}
            action={
              <Button variant="primary" onClick={() => setAdding(true)}>
                {t('add')}
              </Button>
            }
          >
            {t('empty')}
          </EmptyState>
        )}
        <ul className={styles.list} aria-label={t('title')}>
          {channels.value?.map((channel) => (
            <li key={channel.id} className={cx(styles.row, channel.id === chosen?.id && styles.on)}>
              <button
                type="button"
                className={styles.choose}
                aria-pressed={channel.id === chosen?.id}
                data-testid="channel"
                onClick={() => void select(channel)}
              >
                <span
                  className={cx(styles.mark, channel.kind === 'rehearsal' && styles.ring)}
                  style={{ '--channel': channel.colour } as React.CSSProperties}
                  aria-hidden
                />
                <span className={styles.name}>
                  {channel.kind === 'rehearsal' ? t('rehearsal') : channel.name}
                  <span className={styles.id}>{channel.basicId ?? ''}</span>
                </span>
                <Chip tone={channel.kind === 'production' ? 'warn' : 'neutral'}>
                  {t(`kind.${channel.kind}`)}
                </Chip>
                <span className={styles.token}>
                  {channel.kind === 'rehearsal'
                    ? t('builtIn')
                    : channel.token
                      ? t(`tokenKind.${channel.token.kind}`)
                      : t('token.missing')}
                </span>
              </button>
              {channel.kind !== 'rehearsal' && (
                <>
                  <IconButton
                    small
                    label={t('edit', { name: channel.name })}
                    icon={<Pencil size={16} strokeWidth={1.5} />}
                    onClick={() => setEditing(channel)}
                    data-testid="edit-channel"
                  />
                  <IconButton
                    small
                    label={t('remove')}
                    icon={<Trash2 size={16} strokeWidth={1.5} />}
                    onClick={() => setRemoving(channel)}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
        {chosen && <HealthPanel channel={chosen} />}
        {chosen && <FollowerPanel channel={chosen} />}
        {chosen && <FriendsPanel channel={chosen} />}
      </main>
      {chosen && (
        <aside className={styles.phone} aria-label={t('phone')}>
          <LivePhone />
          <div className={styles.phoneNote}>
            <LiveNote />
          </div>
        </aside>
      )}
      {isAdding && <AddChannelDialog onClose={() => setAdding(false)} />}
      {editing && editing.kind !== 'rehearsal' && (
        <EditChannelDialog
          channel={{ ...editing, kind: editing.kind }}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && <RemoveDialog channel={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}

/** Says what is lost and what stays: the token goes, what is live on LINE stays live. */
function RemoveDialog(props: { channel: Channel; onClose(): void }) {
  const t = useT('channel');
  const { channel } = props;
  const isLongLived = channel.token?.kind === 'longLived';
  const [isRevoking, setRevoking] = useState(false);
  return (
    <Dialog
      opened
      width={440}
      title={t('removeTitle', { name: props.channel.name })}
      onClose={props.onClose}
      actions={
        <>
          <Button size="tall" onClick={props.onClose}>
            {t('keep')}
          </Button>
          <Button
            size="tall"
            variant="danger"
            onClick={async () => {
              const answer = await invoke('channels.remove', {
                id: channel.id,
                revoke: isRevoking,
              });
              if (!answer.ok) reportFailure(answer.error);
              else if (!answer.value.revoked)
                showNotice({ tone: 'warn', message: t('notRevoked') });
              props.onClose();
            }}
          >
            {t('removeNow')}
          </Button>
        </>
      }
    >
      <p>{t('removeNote')}</p>
      {isLongLived ? (
        <Checkbox label={t('revokeLongLived')} checked={isRevoking} onChange={setRevoking} />
      ) : (
        <p className={styles.quiet}>{t(`revokes.${channel.token?.kind ?? 'none'}`)}</p>
      )}
    </Dialog>
  );
}
