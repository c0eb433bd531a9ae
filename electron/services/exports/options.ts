import type { OutputOf } from '#shared/ipc/contract';
import type { DrawFormat } from '../../render/render-port';
import type { AssetStore } from '../../store/asset-store';
import type { VideoStore } from '../../store/video-store';
import type { Drawings } from '../render';

export type ExportedFiles = Omit<NonNullable<OutputOf<'exports.save'>>, 'folder'>;

export interface ExportOptions {
  folder: string;
  format: DrawFormat;
  /** Where the files will lie on the net; only messages name their pictures by address. */
  mediaBase?: string;
  onProgress?(done: number, total: number, step: string): void;
}

/** Where an export gets its parts from. */
export interface ExportSources {
  drawings: Drawings;
  assets: Pick<AssetStore, 'read'>;
  videos: Pick<VideoStore, 'pathOf'>;
}
