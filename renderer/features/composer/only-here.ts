import type { MessageDocument } from '#shared/domain/message/schema';
import { assetHashOf } from '#shared/preview/asset-url';

/** How many bubbles LINE could not fetch yet: designs, and pictures that only this workspace has. */
export function onlyHere({ bubbles }: MessageDocument): number {
  return bubbles.filter((bubble) => bubble.source === 'design' || hasOwnPicture(bubble.wire))
    .length;
}

function hasOwnPicture(value: unknown): boolean {
  if (typeof value === 'string') return assetHashOf(value) !== null;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(hasOwnPicture);
}
