import type { MessageDocument } from '#shared/domain/message/schema';
import type { DocumentHead } from '#shared/domain/workspace';
import { type Wire, wireText } from '#shared/preview/messages-of';
import { invoke } from '../bridge';
import { useReadAgain } from './use-read-again';

const NONE: ReadonlyMap<string, Wire> = new Map();

const couponIds = ({ bubbles }: MessageDocument): string[] =>
  bubbles.flatMap((bubble) =>
    bubble.source === 'wire' && bubble.wire.type === 'coupon'
      ? [wireText(bubble.wire.couponId)]
      : [],
  );

/** The id that LINE gave a coupon of the library; null for a draft. */
export const couponIdOf = ({ summary }: DocumentHead): string | null =>
  typeof summary?.couponId === 'string' ? summary.couponId : null;

/** The coupons that a message names, as far as the workspace has them: LINE's id → LINE's JSON. */
export async function readCoupons(message: MessageDocument): Promise<ReadonlyMap<string, Wire>> {
  const wanted = new Set(couponIds(message).filter((id) => id !== ''));
  if (wanted.size === 0) return NONE;
  const list = await invoke('documents.list', { kinds: ['coupon'], offset: 0, limit: 20_000 });
  const coupons = new Map<string, Wire>();
  for (const head of list.ok ? list.value.heads : []) {
    const id = couponIdOf(head);
    if (id === null || !wanted.has(id)) continue;
    const answer = await invoke('documents.get', { id: head.id });
    if (answer.ok && answer.value.document.kind === 'coupon')
      coupons.set(id, answer.value.document.wire);
  }
  return coupons;
}

/** The same, kept up to date while it is on screen. */
export function useCouponsOf(message: MessageDocument): ReadonlyMap<string, Wire> {
  return useReadAgain(() => readCoupons(message), couponIds(message).join(' '), NONE);
}
