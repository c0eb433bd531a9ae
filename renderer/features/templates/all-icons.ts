import { icons, type LucideIcon } from 'lucide-react';

/** Name and picture of every icon of the set. */
export const allIcons: readonly (readonly [string, LucideIcon])[] = Object.entries(icons);
