import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import { ok } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../store/durable-write';
import type { Workspace } from '../../store/workspace';
import type { AdoptionPorts } from './adoption';
import { isBotUserId } from './publication-file';
import type { PullPorts } from './pull';

/** What a pull needs beside what adoption needs, from an open workspace. */
export function pullPorts(workspace: Workspace, adoption: AdoptionPorts): PullPorts {
  return {
    ...adoption,
    coupons: {
      async known() {
        const ids = new Set<string>();
        for (const id of workspace.ids('coupon')) {
          const loaded = await workspace.loadAs('coupon', id);
          if (!loaded.ok) return loaded;
          const { couponId } = loaded.value.document;
          if (couponId !== null) ids.add(couponId);
        }
        return ok(ids);
      },
      create: (document) => workspace.create(document),
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
