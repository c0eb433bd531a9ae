import type { Settings } from '#shared/domain/workspace';
import { invoke } from '../bridge';
import { reportFailure } from './failures';
import { known, useQuery } from './query';

/** What holds until the main process has answered, and where it never does. */
export const DEFAULT_SETTINGS: Settings = {
  locale: 'system',
  theme: 'system',
  onboardingDismissed: false,
  snapping: true,
  grid: false,
  whenClosed: 'ask',
  managerLimit: false,
  startAtLogin: false,
  panels: { library: true, inspector: true, phone: true, problems: true, layers: false },
};

export function useSettings(): Settings {
  return useQuery('settings.get', undefined).value ?? DEFAULT_SETTINGS;
}

export async function updateSettings(change: Partial<Settings>): Promise<void> {
  const answer = await invoke('settings.update', change);
  if (!answer.ok) reportFailure(answer.error);
}

/** The settings as last read; for code outside of React. */
export const currentSettings = (): Settings => known('settings.get', undefined) ?? DEFAULT_SETTINGS;

export async function togglePanel(panel: keyof Settings['panels']): Promise<void> {
  const { panels } = currentSettings();
  await updateSettings({ panels: { ...panels, [panel]: !panels[panel] } });
}
