import type { Sha256 } from '#shared/domain/ids';
import type { CurrentWorkspace } from '../services/current-workspace';
import { readImageInfo } from '../store/image-info';
import type { Workspace } from '../store/workspace';
import type { AssetSource } from './scheme';

/** Pictures and films of the open workspace for our own scheme; whoever asks early waits until it is open. */
export const workspaceFiles = (
  current: CurrentWorkspace,
  opening: Promise<unknown>,
  /** One that is being made before anything is open: its pictures are drawn. */
  making: () => Workspace | null,
): AssetSource => {
  const ofOpen = async (hash: Sha256) => {
    await opening;
    const workspace = current.get();
    return workspace.ok ? workspace.value.assets.read(hash) : null;
  };
  return {
    async readAsset(hash) {
      const bytes = (await making()?.assets.read(hash as Sha256)) ?? (await ofOpen(hash as Sha256));
      const info = bytes && readImageInfo(bytes);
      return bytes && info?.ok ? { bytes, mime: info.value.mime } : null;
    },
    async videoPath(hash) {
      await opening;
      const workspace = current.get();
      return workspace.ok ? workspace.value.videos.pathOf(hash as Sha256) : null;
    },
  };
};
