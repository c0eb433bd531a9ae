import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Studio } from './fixtures';

interface Account {
  richMenus: { richMenuId: string; richMenu: Record<string, unknown> }[];
  aliases: { richMenuAliasId: string; richMenuId: string }[];
}

/** What another tool did while the studio was closed: one alias leads to their menu, one menu is gone. */
export function changeBehindUs(studio: Studio): void {
  const file = join(studio.userData, 'sample-workspace', '.tapestry', 'rehearsal', 'state.json');
  const stored = JSON.parse(readFileSync(file, 'utf8')) as { state: Account };
  const { richMenus, aliases } = stored.state;
  const [first, , last] = richMenus;
  if (!first || !last) throw new Error('three menus were published');
  const theirs = `richmenu-${'a'.repeat(32)}`;
  richMenus.push({ ...first, richMenuId: theirs, richMenu: { ...first.richMenu, name: 'Theirs' } });
  for (const alias of aliases) if (alias.richMenuId === first.richMenuId) alias.richMenuId = theirs;
  stored.state.richMenus = richMenus.filter((menu) => menu.richMenuId !== last.richMenuId);
  writeFileSync(file, JSON.stringify(stored));
}
