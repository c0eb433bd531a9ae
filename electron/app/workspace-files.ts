import type { Sha256 } from '#shared/domain/ids';
import type { CurrentWorkspace } from '../services/current-workspace';
import { readImageInfo } from '../store/image-info';
import type { AssetSource } from './scheme';

/** Pictures and films of the open workspace for our own scheme; whoever asks early waits until it is open. */
export const workspaceFiles = (
  current: CurrentWorkspace,
  opening: Promise<unknown>,
): AssetSource => ({
  async readAsset(hash) {
    await opening;
    const workspace = current.get();
    const bytes = workspace.ok ? await workspace.value.assets.read(hash as Sha256) : null;
    const info = bytes && readImageInfo(bytes);
    return bytes && info?.ok ? { bytes, mime: info.value.mime } : null;
  },
  async videoPath(hash) {
    await opening;
    const workspace = current.get();
    return workspace.ok ? workspace.value.videos.pathOf(hash as Sha256) : null;
  },
});
