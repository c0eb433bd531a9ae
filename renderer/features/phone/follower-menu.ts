import { z } from 'zod';
import type { Bounds, Size } from '#shared/geometry/bounds';

/*
 * The phone shows wire JSON and nothing else: a draft is compiled first, a live menu comes as the
 * platform serves it. So what is seen here is what a follower would get.
 */

const wireMenu = z.looseObject({
  size: z.object({ width: z.number(), height: z.number() }),
  selected: z.boolean().catch(false),
  chatBarText: z.string().catch(''),
  areas: z
    .array(
      z.looseObject({
        bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
        action: z.looseObject({ type: z.string() }).nullish(),
      }),
    )
    .catch([]),
});

export interface FollowerArea {
  bounds: Bounds;
  /** LINE's action object, or null where the draft has none yet. */
  action: Readonly<Record<string, unknown>> | null;
}

export interface FollowerMenu {
  /** Page id of a draft, richMenuId of a live menu. */
  id: string;
  size: Size;
  chatBarText: string;
  opensByItself: boolean;
  areas: readonly FollowerArea[];
}

/** What the phone holds: the menus it may come to and the aliases that lead to them. */
export interface FollowerMenus {
  menus: ReadonlyMap<string, FollowerMenu>;
  /** `richMenuAliasId` → menu id. */
  aliases: ReadonlyMap<string, string>;
  /** What a follower without a menu of their own sees; null: no menu at all. */
  startId: string | null;
}

/** Reads a wire rich menu leniently; null when it is no rich menu at all. */
export function readFollowerMenu(id: string, wire: unknown): FollowerMenu | null {
  const parsed = wireMenu.safeParse(wire);
  if (!parsed.success) return null;
  const { size, selected, chatBarText, areas } = parsed.data;
  return {
    id,
    size,
    chatBarText,
    opensByItself: selected,
    areas: areas.map(({ bounds, action }) => ({ bounds, action: action ?? null })),
  };
}
