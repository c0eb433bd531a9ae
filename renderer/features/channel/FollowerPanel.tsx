import { Download, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import type { OutputOf } from '#shared/ipc/contract';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { invalidate, useQuery } from '../../data/query';
import { useRereading } from '../../data/rereading';
import { defaultAssetUrl } from '../../editor/paint';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Chip } from '../../ui';
import styles from './Channel.module.css';

/** What the platform answers at this moment: the default menu, all menus with their aliases, the quota. */
export function FollowerPanel({ channel }: { channel: Channel }) {
  const t = useT('channel');
  const format = useFormat();
  const speech = useSpeech();
  const view = useQuery('channels.view', { id: channel.id });
  const reading = useRereading(view);
  const now = view.value;
  const [isPulling, setPulling] = useState(false);
  const [pulled, setPulled] = useState<OutputOf<'publish.pull'> | null>(null);
  const pull = async () => {
    setPulling(true);
    const answer = await invoke('publish.pull', { channelId: channel.id });
    setPulling(false);
    if (answer.ok) setPulled(answer.value);
    else reportFailure(answer.error);
  };
  return (
    <section className={styles.view} aria-label={t('follower')}>
      <header className={styles.head}>
        <h2>{t('follower')}</h2>
        {now && (
          <span className={styles.quiet} role="status" data-testid="channel-read-at">
            {t(reading.isSame ? 'readSame' : 'readAt', {
              time: reading.isAsked ? format.moment(now.readAt) : format.time(now.readAt),
            })}
          </span>
        )}
        <span className={styles.gap} />
        {channel.kind === 'rehearsal' && (
          <Button
            variant="ghost"
            onClick={async () => {
              const answer = await invoke('rehearsal.control', { verb: 'reset' });
              if (!answer.ok) return reportFailure(answer.error);
              invalidate('channels.view');
              invalidate('publish.state');
            }}
          >
            {t('reset')}
          </Button>
        )}
        <Button
          icon={<Download size={16} strokeWidth={1.5} />}
          busy={isPulling}
          onClick={() => void pull()}
          data-testid="pull"
        >
          {t('pull')}
        </Button>
        <Button
          icon={<RefreshCw size={16} strokeWidth={1.5} />}
          busy={reading.isReading}
          onClick={() => {
            invalidate('channels.health', ({ id }) => id === channel.id);
            void reading.again();
          }}
          data-testid="channel-read-again"
        >
          {t('readAgain')}
        </Button>
      </header>
      {pulled && (
        <p role="status" className={styles.quiet} data-testid="pulled">
          {t('pulled', {
            count: pulled.documentIds.length,
            menus: format.number(pulled.fetched.richMenus ?? 0),
          })}
          {pulled.withheld.length > 0 &&
            t('pullWithheld', { names: format.list(pulled.withheld.map(speech.said)) })}
        </p>
      )}
      {view.status === 'failed' && (
        <p role="alert" className={styles.failed}>
          {speech.error(view.error).text}
        </p>
      )}
      {now && (
        <>
          {now.menus.length === 0 && <p data-testid="no-menus">{t('noMenus')}</p>}
          <ul className={styles.menus}>
            {now.menus.map((menu) => {
              const aliases = now.aliases.filter((alias) => alias.richMenuId === menu.richMenuId);
              return (
                <li key={menu.richMenuId} className={styles.menu} data-testid="live-menu">
                  {menu.image ? (
                    <img src={defaultAssetUrl(menu.image)} alt="" className={styles.image} />
                  ) : (
                    <span className={styles.image}>{t('noPicture')}</span>
                  )}
                  <span className={styles.menuName}>{String(menu.richMenu.name ?? '')}</span>
                  <span className={styles.chips}>
                    {menu.richMenuId === now.defaultRichMenuId && (
                      <Chip tone="good">{t('default')}</Chip>
                    )}
                    {aliases.map((alias) => (
                      <Chip key={alias.richMenuAliasId} mono>
                        {alias.richMenuAliasId}
                      </Chip>
                    ))}
                  </span>
                  <code className={styles.quiet}>{menu.richMenuId}</code>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
