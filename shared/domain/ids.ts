import { z } from 'zod';

/*
 * Tapestry's own ids carry a prefix and a brand, so that a page id can never stand where a document
 * id is meant, nor either of them where LINE's richMenuId is meant.
 */
const prefixed = <B extends string>(prefix: string, _brand: B) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-z]{8,40}$`))
    .brand<B>();

export const documentId = prefixed('doc', 'DocumentId');
export const pageId = prefixed('pag', 'PageId');
export const areaId = prefixed('are', 'AreaId');
export const layerId = prefixed('lay', 'LayerId');
export const bubbleId = prefixed('bub', 'BubbleId');
export const broadcastId = prefixed('brd', 'BroadcastId');
export const experimentId = prefixed('exp', 'ExperimentId');
export const channelId = prefixed('chn', 'ChannelId');
export const runId = prefixed('run', 'RunId');
export const workspaceId = prefixed('wsp', 'WorkspaceId');
export const sendId = prefixed('snd', 'SendId');
export const mediaHostId = prefixed('mhs', 'MediaHostId');
/** Names a colour, a font or a logo of a brand kit; layers keep it, so it is never given out twice. */
export const brandToken = prefixed('tok', 'BrandToken');

export type DocumentId = z.infer<typeof documentId>;
export type PageId = z.infer<typeof pageId>;
export type AreaId = z.infer<typeof areaId>;
export type LayerId = z.infer<typeof layerId>;
export type BubbleId = z.infer<typeof bubbleId>;
export type BroadcastId = z.infer<typeof broadcastId>;
export type ExperimentId = z.infer<typeof experimentId>;
export type ChannelId = z.infer<typeof channelId>;
export type RunId = z.infer<typeof runId>;
export type WorkspaceId = z.infer<typeof workspaceId>;
export type SendId = z.infer<typeof sendId>;
export type MediaHostId = z.infer<typeof mediaHostId>;
export type BrandToken = z.infer<typeof brandToken>;

/** SHA-256 in lower-case hex: the name of an asset and of a rendered picture. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof sha256>;

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Source of randomness: fills the array with random bytes. Injected, so tests can seed it. */
export type RandomBytes = (length: number) => Uint8Array;

type Prefix = keyof IdOf;
interface IdOf {
  doc: DocumentId;
  pag: PageId;
  are: AreaId;
  lay: LayerId;
  bub: BubbleId;
  brd: BroadcastId;
  exp: ExperimentId;
  chn: ChannelId;
  run: RunId;
  wsp: WorkspaceId;
  snd: SendId;
  mhs: MediaHostId;
  tok: BrandToken;
}

/** A fresh id: 16 characters of base 36, about 82 bits. */
export function newId<P extends Prefix>(prefix: P, random: RandomBytes): IdOf[P] {
  let text = '';
  // Values from 252 up are thrown away: 252 is the largest multiple of 36 in a byte, so no character is favoured.
  while (text.length < 16) {
    for (const byte of random(24)) {
      if (byte < 252 && text.length < 16) text += ALPHABET[byte % 36];
    }
  }
  return `${prefix}_${text}` as IdOf[P];
}
