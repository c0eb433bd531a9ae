import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Audience } from '#shared/domain/audience/schema';
import type { Coupon } from '#shared/domain/coupon/schema';
import type { DocumentId } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { waitingCopy } from '../../store/copied';
import { lostFile } from '../../store/lost-document';
import { randomBytesPort } from '../../store/random';
import type { Workspace } from '../../store/workspace';
import { followAudience } from '../audiences/follow';
import { freshCopy } from '../documents';
import { followedOf } from '../followed';
import type { MessageHosting } from '../media/message-hosting';
import type { Drawings } from '../render';
import type { AdoptionPorts } from './adoption';
import { approvalFile } from './approvals';
import type { BesidePorts, CouponHosting } from './beside';
import { historyFiles } from './history';
import { leftFiles } from './left-alone';
import { livePictures } from './live-pictures';
import { publicationFiles } from './publication-file';
import { userLinkFiles } from './user-links';
import { wishFiles } from './wishes';

/** What publishing needs, from an open workspace. */
export function workspacePorts(
  workspace: Workspace,
  drawings: Drawings,
  now: () => Date,
  hosting?: MessageHosting,
): AdoptionPorts & { beside: BesidePorts } {
  const loadAll = async (ids: readonly DocumentId[]): Promise<Result<RichMenuSet[]>> => {
    const found: RichMenuSet[] = [];
    for (const id of ids) {
      const loaded = await workspace.loadAs('richMenuSet', id);
      if (!loaded.ok) return loaded;
      found.push(loaded.value.document);
    }
    return ok(found);
  };
  // a coupon asks for a plan as well: of the account alone, with no menu in it
  const isMenu = (id: DocumentId) => (workspace.head(id)?.kind ?? 'richMenuSet') === 'richMenuSet';
  return {
    documents: {
      load: (scope) =>
        loadAll(
          scope.kind === 'everything'
            ? workspace.ids('richMenuSet')
            : scope.documentIds.filter(isMenu),
        ),
      lostFile: (id) => lostFile(workspace.folder, id),
    },
    followed: followedOf(workspace),
    renderPage: (document, pageId) => drawings.drawPage(document, pageId, 'best'),
    assets: {
      put: (bytes, name) => workspace.assets.put(bytes, name),
      async read(hash) {
        const bytes = await workspace.assets.read(hash);
        return bytes
          ? ok(bytes)
          : fail(appError('asset.missing', 'This picture is no longer in the workspace.'));
      },
    },
    publications: publicationFiles(workspace.folder),
    links: userLinkFiles(workspace.folder),
    left: leftFiles(workspace.folder),
    history: historyFiles(workspace.folder, () => workspace.readOnly),
    livePicture: livePictures(workspace),
    approvals: approvalFile(workspace.folder),
    beside: {
      wishes: wishFiles(workspace.folder).read,
      async coupons() {
        const found: Coupon[] = [];
        for (const id of workspace.ids('coupon')) {
          const loaded = await workspace.loadAs('coupon', id);
          if (!loaded.ok) return loaded;
          found.push(loaded.value.document);
        }
        return ok(found);
      },
      async audiences() {
        const found: Audience[] = [];
        for (const id of workspace.ids('audience')) {
          const loaded = await workspace.loadAs('audience', id);
          if (!loaded.ok) return loaded;
          found.push(loaded.value.document);
        }
        return ok(found);
      },
      followAudience: (at, name) => followAudience(workspace, at, name, now()),
      async keepCoupon(documentId, state) {
        const loaded = await workspace.loadAs('coupon', documentId);
        if (!loaded.ok)
          return loaded.error.code === 'store.noSuchDocument' ? ok(null) : fail(loaded.error);
        const { document, revision } = loaded.value;
        const saved = await workspace.save(
          { ...document, ...state, updatedAt: now().toISOString() },
          revision,
        );
        return saved.ok ? ok(null) : saved;
      },
      ...(hosting ? { hosting: couponHosting(workspace, hosting) } : {}),
    },
    waitsAsCopy: async () => (await waitingCopy(workspace.privateDir)) !== null,
    library: {
      all: () => loadAll(workspace.ids('richMenuSet')),
      create: (document) => workspace.create(document),
      async replace(document) {
        const newest = await workspace.load(document.id);
        return newest.ok ? workspace.save(document, newest.value.revision) : newest;
      },
      async keepCopy(document) {
        const copy = await freshCopy(document, workspace, now());
        return workspace.create({ ...copy, archived: true });
      },
    },
    workspaceId: workspace.info().id,
    journalFolder: join(workspace.privateDir, 'journal'),
    now,
    random: randomBytesPort,
    pause: (ms) => wait(ms),
  };
}

/** Pictures of coupons go the way of those of messages. */
const couponHosting = (workspace: Workspace, hosting: MessageHosting): CouponHosting => ({
  stateOf: (channelId) => hosting.stateOf(workspace, channelId),
  async publish(channelId, usedBy, wire) {
    const hosted = await hosting.publish(workspace, { channelId, usedBy, lists: [[wire]] });
    return hosted.ok ? ok(hosted.value[0]?.[0] ?? wire) : hosted;
  },
});
