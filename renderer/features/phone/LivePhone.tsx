import { RefreshCw } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useQuery } from '../../data/query';
import { useRereading } from '../../data/rereading';
import { defaultAssetUrl } from '../../editor/paint';
import { useFormat, useSpeech, useT } from '../../i18n';
import { IconButton } from '../../ui';
import type { FollowerMenu } from './follower-menu';
import styles from './Phone.module.css';
import { PhoneScreen } from './PhoneScreen';
import { readLive } from './read-live';

/** `channels.view` of the selected channel; nothing is asked while none is selected. */
function useLiveView() {
  const channel = useQuery('channels.selected', undefined);
  const id = channel.value?.id;
  return useQuery('channels.view', id === undefined ? null : { id });
}

/** A follower's phone on the selected channel, over what the platform answered last. */
export function LivePhone() {
  const t = useT('phone');
  const view = useLiveView();
  const live = useMemo(() => (view.value ? readLive(view.value) : null), [view.value]);
  const picture = useCallback(
    (menu: FollowerMenu) => {
      const hash = live?.images.get(menu.id);
      return hash === undefined ? (
        <div className={styles.missing}>{t('noPicture')}</div>
      ) : (
        <img src={defaultAssetUrl(hash)} alt="" data-testid="phone-live-image" />
      );
    },
    [live, t],
  );
  if (live === null) return <div className={styles.phone} data-testid="phone-empty" />;
  return (
    <PhoneScreen
      accountName={view.value?.botName ?? t('account')}
      menus={live}
      startId={live.startId}
      picture={picture}
    />
  );
}

/** When the platform was asked, why it could not be, and asking again. */
export function LiveNote() {
  const t = useT('phone');
  const format = useFormat();
  const speech = useSpeech();
  const view = useLiveView();
  const reading = useRereading(view);
  const saidOf = ({ defaultRichMenuId }: NonNullable<typeof view.value>) => {
    if (reading.isSame) return 'readSame';
    return defaultRichMenuId === null ? 'nothingLive' : 'readAt';
  };
  return (
    <>
      <span role="status" data-testid="phone-live-note">
        {view.status === 'failed'
          ? speech.error(view.error).text
          : view.value
            ? t(saidOf(view.value), {
                time: reading.isAsked
                  ? format.moment(view.value.readAt)
                  : format.time(view.value.readAt),
              })
            : t('reading')}
      </span>
      <IconButton
        small
        label={t('readAgain')}
        icon={<RefreshCw size={14} strokeWidth={1.5} />}
        onClick={() => void reading.again()}
      />
    </>
  );
}
