import { useCallback, useMemo, useState } from 'react';
import { useQuery } from '../../data/query';
import type { Editor } from '../../editor/api';
import { PagePicture } from '../../editor/picture/PagePicture';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { SegmentedControl } from '../../ui';
import { compileDraft } from './compile-draft';
import type { FollowerMenu } from './follower-menu';
import { LiveNote, LivePhone } from './LivePhone';
import styles from './Phone.module.css';
import { PhoneScreen } from './PhoneScreen';

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
  const channel = useQuery('channels.selected', undefined).value;
  const workspace = useQuery('workspace.current', undefined).value;
  const accountName = channel?.kind === 'rehearsal' ? workspace?.name : channel?.name;
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
      accountName={accountName ?? t('account')}
      menus={menus}
      startId={pageId}
      picture={picture}
    />
  );
}
