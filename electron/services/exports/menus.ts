import { join } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { toWire } from '#shared/line/rich-menu';
import { durableWrite, writeError } from '../../store/durable-write';
import { drawDesign } from '../design-pictures';
import { renderedImageOf } from '../render';
import { freeName, safeName } from './names';
import type { ExportedFiles, ExportOptions, ExportSources } from './options';

/** Page by page, the picture and LINE's JSON beside it. */
export async function exportMenus(
  document: RichMenuSet,
  { folder, format, onProgress }: ExportOptions,
  { drawings }: ExportSources,
): Promise<Result<ExportedFiles>> {
  const drawn = await drawDesign(document, drawings, format, onProgress);
  if (!drawn.ok) return drawn;
  const files: string[] = [];
  const images: ExportedFiles['images'] = [];
  for (const { picture, drawn: made } of drawn.value) {
    const page = document.pages[picture.index];
    if (!page) continue;
    const ending = made.format === 'png' ? '.png' : '.jpg';
    const stem = await freeName(folder, safeName(`${document.name}-${picture.stem}`, 'rich-menu'), [
      ending,
      '.richmenu.json',
    ]);
    const json = canonicalJson(toWire(page, document).richMenu);
    try {
      await durableWrite(join(folder, `${stem}${ending}`), made.bytes, { forOthers: true });
      await durableWrite(join(folder, `${stem}.richmenu.json`), new TextEncoder().encode(json), {
        forOthers: true,
      });
    } catch (error) {
      return fail(writeError(error, folder));
    }
    files.push(`${stem}${ending}`, `${stem}.richmenu.json`);
    images.push({ ...renderedImageOf(page.id, made), file: `${stem}${ending}` });
  }
  return ok({ files, images });
}
