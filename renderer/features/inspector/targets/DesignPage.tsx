import type { Artboard } from '#shared/domain/design/artboard';
import type { RichCarousel } from '#shared/domain/design/rich-carousel';
import type { RichMessage } from '#shared/domain/design/rich-message';
import type { Editor } from '../../../editor/api';
import { editorOf } from '../../../editor/editor-of';
import { useReadable } from '../../../editor/use-readable';
import { useT } from '../../../i18n';
import { Panel } from '../../../ui';
import { BackgroundSection } from '../BackgroundSection';
import { PictureSection } from '../PictureSection';
import { SetSection } from '../SetSection';
import { CarouselSections } from './CarouselSections';
import { MessageSections } from './MessageSections';
import { SymbolSections } from './SymbolSections';
import { VideoSection } from './VideoSection';

/** Nothing is selected in a rich message or a carousel: the picture itself, and what it is sent with. */
export function DesignPage({ editor }: { editor: Editor }) {
  const t = useT('inspector');
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const page = useReadable(editor.document, (design) =>
    (design.pages as readonly Artboard[]).find((candidate) => candidate.id === pageId),
  );
  const message = editorOf(editor, 'richMessage');
  const carousel = editorOf(editor, 'richCarousel');
  const symbol = editorOf(editor, 'symbol');
  const name = useReadable(editor.document, (design) => design.name);
  if (!page) return null;
  return (
    <Panel
      grow
      title={symbol ? name || t('layer.symbol') : page.name || t(message ? 'richMessage' : 'card')}
      data-testid="inspector-page"
    >
      {message && <MessageSections editor={message as Editor<RichMessage>} page={page} />}
      {carousel && <CarouselSections editor={carousel as Editor<RichCarousel>} page={page} />}
      {symbol && <SymbolSections editor={symbol} page={page} />}
      <PictureSection />
      {!(symbol && isClear(page)) && <BackgroundSection editor={editor} page={page} />}
      {message && <VideoSection editor={message as Editor<RichMessage>} page={page} />}
      <SetSection editor={editor} />
    </Panel>
  );
}

/** Nothing is painted: there is no colour to choose. */
const isClear = ({ background }: Artboard): boolean =>
  background.type === 'solid' && /^#.{6}00$/.test(background.colour);
