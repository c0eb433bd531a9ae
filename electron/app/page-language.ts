import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale, settings } from '#shared/domain/workspace';

const chosen = settings.pick({ locale: true });

/**
 * The language that a person chose in the settings, null for the system's own. Date and time fields are drawn
 * by Chromium, in the language it is started with, so this is read before anything else is.
 */
export function chosenLanguage(userData: string): Locale | null {
  try {
    const text = readFileSync(join(userData, 'settings.json'), 'utf8');
    const found = chosen.safeParse(JSON.parse(text));
    return found.success && found.data.locale !== 'system' ? found.data.locale : null;
  } catch {
    // no settings yet, or damaged ones: those are told elsewhere
    return null;
  }
}
