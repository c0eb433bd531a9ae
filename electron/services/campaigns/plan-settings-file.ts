import { join } from 'node:path';
import { type PlanSettings, planSettings } from '#shared/domain/campaign/plan-settings';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';

const USUAL: PlanSettings = {
  market: 'TW',
  planId: 'high',
  monthlyBudget: null,
  usedByHand: null,
};
/** The sample shows what a budget line looks like. */
const SAMPLE: PlanSettings = { ...USUAL, monthlyBudget: 8_000 };

const files = new WeakMap<Workspace, JsonFile<PlanSettings>>();

/** `plan-settings.json` of an open workspace; one object each, so that its changes wait for one another. */
export function planSettingsFile(workspace: Workspace): JsonFile<PlanSettings> {
  const file =
    files.get(workspace) ??
    new JsonFile(
      join(workspace.folder, 'plan-settings.json'),
      planSettings,
      workspace.info().isSample ? SAMPLE : USUAL,
    );
  files.set(workspace, file);
  return file;
}
