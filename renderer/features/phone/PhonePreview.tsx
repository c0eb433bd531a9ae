import { RefreshCw } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useQuery } from '../../data/query';
import type { Editor } from '../../editor/api';
import { defaultAssetUrl } from '../../editor/paint';
import { PagePicture } from '../../editor/picture/PagePicture';
import { useReadable } from '../../editor/use-readable';
import { useFormat, useSpeech, useT } from '../../i18n';
import { IconButton, SegmentedControl } from '../../ui';
import { compileDraft } from './compile-draft';
import type { FollowerMenu } from './follower-menu';
import styles from './Phone.module.css';
import { PhoneScreen } from './PhoneScreen';
import { readLive } from './read-live';

type Mode = 'design' | 'live';

/** The phone beside the canvas: the draft as it would be published, or what the channel serves now. */
export function PhonePreview(props: { editor: Editor }) {
  const t = useT('phone');
  const [mode, setMode] = useState<Mode>('design');
  return (
    <div className={styles.stage}>
      {mode === 'design' ? <DesignPhone editor={props.editor} /> : <LivePhone />}
      <div className={styles.foot}>
        <SegmentedControl<Mode>
          label={t('shows')}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'design', label: t('mode.design') },
            { value: 'live', label: t('mode.live') },
          ]}
        />
        {mode === 'live' && <LiveNote />}
      </div>
    </div>
  );
}

function DesignPhone({ editor }: { editor: Editor }) {
  const t = useT('phone');
  const set = useReadable(editor.document, (document) => document);
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const channel = useQuery('channels.selected', undefined);
  const menus = useMemo(() => compileDraft(set), [set]);
  const picture = useCallback(
    (menu: FollowerMenu, widthPx: number) => {
      const page = set.pages.find((candidate) => candidate.id === menu.id);
      return page ? <PagePicture page={page} widthPx={widthPx} /> : null;
    },
    [set],
  );
  return (
    <PhoneScreen
      accountName={channel.value?.name ?? t('account')}
      menus={menus}
      startId={pageId}
      picture={picture}
    />
  );
}

/** `channels.view` of the selected channel; nothing is asked while none is selected. */
function useLiveView() {
  const channel = useQuery('channels.selected', undefined);
  const id = channel.value?.id;
  return useQuery('channels.view', id === undefined ? null : { id });
}

function LivePhone() {
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

/** When the platform was asked, or why nothing is known. */
function LiveNote() {
  const t = useT('phone');
  const format = useFormat();
  const speech = useSpeech();
  const view = useLiveView();
  return (
    <>
      <span role="status" data-testid="phone-live-note">
        {view.status === 'failed'
          ? speech.error(view.error).text
          : view.value
            ? t(view.value.defaultRichMenuId === null ? 'nothingLive' : 'readAt', {
                time: format.time(view.value.readAt),
              })
            : t('reading')}
      </span>
      <IconButton
        small
        label={t('readAgain')}
        icon={<RefreshCw size={14} strokeWidth={1.5} />}
        onClick={() => void view.refresh()}
      />
    </>
  );
}
