import { join } from 'node:path';
import { z } from 'zod';
import { appError } from '#shared/errors/app-error';
import type { PreviewPort } from '../render/preview-port';
import type { RenderPort } from '../render/render-port';
import type { SheetPort } from '../render/sheet-port';
import { spawnedRender } from '../render/spawned-render';
import type { Workspace } from '../store/workspace';
import { type CliContext, CliFailure } from './command';

const launchShape = z
  .string()
  .transform((text, check) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      check.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(z.string()).min(1));

/** How Electron is started is told by whoever started us: the repository's script, or the package. */
export function electronLaunch(context: CliContext): string[] {
  const launch = context.env.TAPESTRY_ELECTRON_LAUNCH;
  if (launch === undefined) return [];
  const told = launchShape.safeParse(launch);
  if (told.success) return told.data;
  const reason = 'TAPESTRY_ELECTRON_LAUNCH is not a list of words in JSON';
  throw new CliFailure(
    appError('render.noElectron', `Electron could not start: ${reason}`, { details: { reason } }),
    2,
  );
}

/** Previews for a command; `workspace` serves the pictures that messages name by their hash. */
export function commandLinePreview(
  context: CliContext,
  workspace: string | null,
): PreviewPort & { close(): Promise<void> } {
  return spawnedRender({
    launch: electronLaunch(context),
    assetsDir: workspace === null ? '' : join(workspace, 'assets'),
    env: context.env,
    signal: context.signal,
  });
}

/** Drawing for a command, over the assets of its workspace. */
export function commandLineRender(
  context: CliContext,
  workspace: Workspace,
): RenderPort & SheetPort & PreviewPort {
  return spawnedRender({
    launch: electronLaunch(context),
    assetsDir: join(workspace.folder, 'assets'),
    env: context.env,
    signal: context.signal,
  });
}
