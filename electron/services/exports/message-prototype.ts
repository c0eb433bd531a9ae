import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TapestryDocument } from '#shared/document/kinds';
import { CARD_MESSAGE_PAGE } from '#shared/domain/review';
import type { Locale } from '#shared/domain/workspace';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { prototypeHtml } from '#shared/handoff/prototype/html';
import { type DrawnMessage, messagesModel } from '#shared/handoff/prototype/messages';
import { assetUrlOf } from '#shared/preview/asset-url';
import { localMedia, localPlaces, withAddresses } from '#shared/preview/local-address';
import type { Wire } from '#shared/preview/messages-of';
import { DEFAULT_PHONE } from '#shared/preview/phones';
import { cardMessageToWire } from '#shared/targets/card-message/to-wire';
import type { PreviewPort } from '../../render/preview-port';
import { durableWrite, writeError } from '../../store/durable-write';
import type { Workspace } from '../../store/workspace';
import { keyOf, localItems } from '../media/local-items';
import { localWires } from '../messages/local-wires';
import type { Drawings } from '../render';
import { readPlayer, sha256Base64 } from './handoff';
import { freeName, safeName } from './names';

/** The documents whose prototype is a chat, not a picture with areas. */
type Chatted = Extract<TapestryDocument, { kind: 'message' | 'cardMessage' }>;
export const isChatted = (document: TapestryDocument): document is Chatted =>
  document.kind === 'message' || document.kind === 'cardMessage';

interface Sources {
  drawings: Drawings;
  previews: PreviewPort;
  playerDir: string;
  locale: Locale;
  onProgress?: ((done: number, total: number, step: string) => void) | undefined;
}

/** Writes the messages of a document as one file that can be tapped through without Tapestry. */
export async function exportMessagePrototype(
  workspace: Workspace,
  document: Chatted,
  folder: string,
  sources: Sources,
): Promise<Result<{ folder: string; files: string[] }>> {
  const player = await readPlayer(sources.playerDir);
  if (!player.ok) return player;
  const wires = await compiled(workspace, document, sources.drawings);
  if (!wires.ok) return wires;
  const drawn: DrawnMessage[] = [];
  for (const [index, wire] of wires.value.entries()) {
    sources.onProgress?.(index, wires.value.length, document.name);
    const preview = await sources.previews.preview({
      messagesJson: JSON.stringify([{ message: wire, path: [] }]),
      phone: DEFAULT_PHONE.id,
      theme: 'light',
      fontScale: 1,
      locale: sources.locale,
      accountName: workspace.info().name,
    });
    if (!preview.ok) return preview;
    const { layout, png } = preview.value;
    const picture = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    drawn.push({
      // what is said about a bubble stays with it when the bubbles change places
      id: document.kind === 'message' ? document.bubbles[index]?.id : CARD_MESSAGE_PAGE,
      wire,
      width: layout.width,
      height: layout.height,
      taps: layout.taps,
      picture,
    });
  }
  const model = messagesModel(document, drawn, sources.locale);
  const name = await freeName(folder, safeName(`${document.name} hand-off`, 'hand-off'), ['']);
  const html = prototypeHtml(model, player.value, sha256Base64);
  try {
    await mkdir(join(folder, name), { recursive: true });
    await durableWrite(join(folder, name, 'prototype.html'), new TextEncoder().encode(html), {
      forOthers: true,
    });
  } catch (error) {
    return fail(writeError(error, folder));
  }
  return ok({ folder: name, files: [`${name}/prototype.html`] });
}

/** What would be sent, with every picture that has to be drawn as a picture of the workspace. */
async function compiled(
  workspace: Workspace,
  document: Chatted,
  drawings: Drawings,
): Promise<Result<Wire[]>> {
  const local: readonly (Wire | null)[] =
    document.kind === 'cardMessage'
      ? [cardMessageToWire(document, localMedia(document.id))]
      : (await localWires(workspace, document)).wires;
  // a design that is gone is seen to be missing, as in the phone of the studio
  const messages = local.map((wire) => wire ?? { type: 'design' });
  const places = localPlaces(messages).filter(({ thing }) => thing.kind !== 'asset');
  const { assets, videos } = workspace;
  const items = await localItems(
    places,
    { load: (id) => workspace.load(id), assets, videos, drawings },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  if (!items.ok) return items;
  const addresses = new Map<string, string>();
  for (const item of items.value) {
    // a page in one file shows the poster of a film
    if (item.kind === 'film') continue;
    const bytes =
      item.kind === 'file'
        ? item.bytes
        : item.pictures.reduce((best, one) => (one.width > best.width ? one : best)).bytes;
    const kept = await assets.put(bytes, 'drawn');
    if (!kept.ok) return kept;
    addresses.set(item.key, assetUrlOf(kept.value.hash));
  }
  return ok(withAddresses(messages, (place) => addresses.get(keyOf(place)) ?? place.url));
}
