import { type ComponentProps, useCallback, useMemo, useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { useAccountName } from '../../data/account-name';
import type { Editor } from '../../editor/api';
import { editorOf } from '../../editor/editor-of';
import { PagePicture } from '../../editor/picture/PagePicture';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { SegmentedControl } from '../../ui';
import { BubblePhone } from './BubblePhone';
import { compileDraft } from './compile-draft';
import type { FollowerMenu } from './follower-menu';
import { LiveNote, LivePhone } from './LivePhone';
import styles from './Phone.module.css';
import { PhoneScreen } from './PhoneScreen';

type Mode = 'design' | 'live';

/** The phone beside the canvas: the draft as it would be published, or what the channel serves now. */
export function PhonePreview(props: {
  editor: Editor;
  /** The page as the previewed row of a table makes it; null: as the design says. */
  shown: Artboard | null;
}) {
  const menu = editorOf(props.editor, 'richMenuSet');
  if (menu) return <MenuPhone editor={menu} />;
  const bubbles = editorOf(props.editor, 'richMessage') ?? editorOf(props.editor, 'richCarousel');
  return bubbles && <BubbleStage editor={bubbles} shown={props.shown} />;
}

function BubbleStage(props: Pick<ComponentProps<typeof BubblePhone>, 'editor' | 'shown'>) {
  const accountName = useAccountName();
  return (
    <div className={styles.stage}>
      <BubblePhone editor={props.editor} shown={props.shown} accountName={accountName} />
    </div>
  );
}

function MenuPhone(props: { editor: Editor<RichMenuSet> }) {
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

function DesignPhone({ editor }: { editor: Editor<RichMenuSet> }) {
  const set = useReadable(editor.document, (document) => document);
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const accountName = useAccountName();
  const menus = useMemo(() => compileDraft(set), [set]);
  const picture = useCallback(
    (menu: FollowerMenu, widthPx: number) => {
      const page = set.pages.find((candidate) => candidate.id === menu.id);
      return page ? <PagePicture page={page} widthPx={widthPx} /> : null;
    },
    [set],
  );
  return <PhoneScreen accountName={accountName} menus={menus} startId={pageId} picture={picture} />;
}
