import { join } from 'node:path';
import { z } from 'zod';
import type { PreviewPort } from '../render/preview-port';
import type { RenderPort } from '../render/render-port';
import type { SheetPort } from '../render/sheet-port';
import { spawnedRender } from '../render/spawned-render';
import type { Workspace } from '../store/workspace';
import type { CliContext } from './command';

const launchShape = z.array(z.string()).min(1);

/** How Electron is started is told by whoever started us: the repository's script, or the package. */
export function electronLaunch(context: CliContext): string[] {
  const launch = context.env.TAPESTRY_ELECTRON_LAUNCH;
  return launch === undefined ? [] : launchShape.parse(JSON.parse(launch));
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
  });
}
