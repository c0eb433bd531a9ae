import type { TapestryDocument } from '#shared/document/kinds';
import type { Coupon } from '#shared/domain/coupon/schema';
import type { DefinitionDocument } from '#shared/domain/definition/schema';
import type { Artboard } from '#shared/domain/design/artboard';
import { isDesign } from '#shared/domain/design/design';
import type { DocumentId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import type { Locale } from '#shared/domain/workspace';
import { draftMessages } from '#shared/preview/draft-messages';
import { messagesOf, type PreviewMessage } from '#shared/preview/messages-of';
import { DEFAULT_PHONE } from '#shared/preview/phones';
import { invoke } from '../bridge';
import { readCoupons } from '../data/coupons';
import { readDesigns } from '../data/designs';
import { loadResources, paintThumbnail } from '../editor/paint';
import { i18nInstance } from '../i18n';

/** Twice the width of a library card, for dense screens. */
const WIDTH_PX = 480;

/** A card shows the beginning of a message; what lies further down is cut off. */
const MESSAGE_HEIGHT_PX = 384;
/** LINE's chat, as `message-view/chat.module.css` draws it. */
const CHAT_COLOUR = '#849ebf';

/** A message as the phone shows it. */
const drawMessage = async (message: MessageDocument): Promise<void> =>
  drawChat(
    message.id,
    draftMessages(message, await readDesigns(message), await readCoupons(message)),
  );

/** A coupon as its message shows it, whether LINE has it already or not. */
const drawCoupon = ({ id, wire, couponId }: Coupon): Promise<void> =>
  drawChat(id, [{ message: { type: 'coupon', couponId }, path: [], coupon: wire }]);

/** What the definition shows on a phone; nothing for those that followers never see. */
const drawDefinition = async ({ id, form, wire }: DefinitionDocument): Promise<void> => {
  const messages = messagesOf({ kind: form, value: wire });
  if (messages.length > 0) await drawChat(id, messages);
};

async function drawChat(id: DocumentId, messages: readonly PreviewMessage[]): Promise<void> {
  const workspace = await invoke('workspace.current', undefined);
  const drawn = await invoke('messages.picture', {
    job: {
      messagesJson: JSON.stringify(messages),
      phone: DEFAULT_PHONE.id,
      theme: 'light',
      fontScale: 1,
      locale: i18nInstance.language as Locale,
      accountName: workspace.ok ? workspace.value.name : '',
    },
  });
  if (!drawn.ok) return;
  const blob = new Blob([drawn.value.png as Uint8Array<ArrayBuffer>], { type: 'image/png' });
  const picture = await createImageBitmap(blob);
  const pxPerPoint = picture.width / drawn.value.layout.width;
  const shownWidth = Math.min(picture.width, DEFAULT_PHONE.width * pxPerPoint);
  const scale = WIDTH_PX / shownWidth;
  // the last row of the capture may be half a point that nobody drew
  const shownHeight = Math.min(picture.height - pxPerPoint, MESSAGE_HEIGHT_PX / scale);
  const canvas = new OffscreenCanvas(WIDTH_PX, MESSAGE_HEIGHT_PX);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = CHAT_COLOUR;
  context.fillRect(0, 0, canvas.width, canvas.height);
  // a short message stands in the middle of its card
  const top = Math.round((MESSAGE_HEIGHT_PX - shownHeight * scale) / 2);
  const [width, height] = [WIDTH_PX, Math.round(shownHeight * scale)];
  context.drawImage(picture, 0, 0, shownWidth, shownHeight, 0, top, width, height);
  picture.close();
  const small = await canvas.convertToBlob({ type: 'image/png' });
  const png = new Uint8Array(await small.arrayBuffer());
  await invoke('documents.thumbnail', { id, png });
}

/** Draws the small pictures of menus and messages and hands them to the store. */
export function createThumbnails() {
  const waiting: DocumentId[] = [];
  /** Asked for once per window; a document that cannot be drawn is not tried for ever. */
  const asked = new Set<DocumentId>();
  let running = false;

  const draw = async (document: TapestryDocument): Promise<void> => {
    if (document.kind === 'message') return drawMessage(document);
    if (document.kind === 'coupon') return drawCoupon(document);
    if (document.kind === 'definition') return drawDefinition(document);
    if (!isDesign(document)) return;
    const front = document.kind === 'richMenuSet' ? document.defaultPageId : null;
    const pages: readonly Artboard[] = document.pages;
    const page = pages.find(({ id }) => id === front) ?? pages[0];
    if (!page) return;
    const png = await paintThumbnail(page, await loadResources(page), WIDTH_PX);
    await invoke('documents.thumbnail', { id: document.id, png });
  };
  const work = async () => {
    if (running) return;
    running = true;
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await idle();
      const answer = await invoke('documents.get', { id });
      if (answer.ok) await draw(answer.value.document);
    }
    running = false;
  };
  return {
    draw,
    want(id: DocumentId): void {
      if (asked.has(id)) return;
      asked.add(id);
      waiting.push(id);
      void work();
    },
  };
}

const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
