import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import { ok } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../store/durable-write';
import type { Workspace } from '../../store/workspace';
import { isBotUserId } from './publication-file';
import type { PullPorts } from './pull';
import type { workspacePorts } from './workspace-ports';

/** What a pull needs beside what adoption needs, from an open workspace. */
export function pullPorts(
  workspace: Workspace,
  adoption: ReturnType<typeof workspacePorts>,
): PullPorts {
  return {
    ...adoption,
    createCoupon: (document) => workspace.create(document),
    createAudience: (document) => workspace.create(document),
    async saveAudience(document) {
      const newest = await workspace.load(document.id);
      return newest.ok ? workspace.save(document, newest.value.revision) : newest;
    },
    remote: {
      async write(botUserId, record) {
        const folder = join(workspace.folder, 'remote');
        const path = join(folder, `${botUserId}.json`);
        if (!isBotUserId(botUserId)) return ok(undefined);
        try {
          await mkdir(folder, { recursive: true });
          await durableWrite(path, new TextEncoder().encode(canonicalJson(record)));
          return ok(undefined);
        } catch (error) {
          return { ok: false, error: writeError(error, path) };
        }
      },
    },
  };
}
