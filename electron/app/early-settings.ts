import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings, settings } from '#shared/domain/workspace';

const early = settings.pick({ locale: true, theme: true });

/**
 * What a person chose and the window needs before anything else is read: Chromium draws fields for dates in the
 * language it is started with, and the first picture has the right colours.
 */
export function earlySettings(userData: string): Pick<Settings, 'locale' | 'theme'> {
  try {
    const text = readFileSync(join(userData, 'settings.json'), 'utf8');
    const found = early.safeParse(JSON.parse(text));
    if (found.success) return found.data;
  } catch {
    // no settings yet, or damaged ones: those are told elsewhere
  }
  return { locale: 'system', theme: 'system' };
}
