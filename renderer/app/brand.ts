import type { TapestryDocument } from '#shared/document/kinds';
import { usesBrand } from '#shared/domain/brand/resolve';
import type { Artboard } from '#shared/domain/design/artboard';
import { isDesign } from '#shared/domain/design/design';
import type { DocumentId } from '#shared/domain/ids';
import { invoke } from '../bridge';
import { brandState, followBrandKit } from '../data/brand';
import { paintedKit } from '../editor/paint';

/** A hand on the colour wheel changes the kit many times; small pictures wait for it to rest. */
const REST_MS = 1500;
const MOST = 20_000;

/** Paints with the kit of the workspace, and draws the small pictures of designs anew that follow it. */
export function connectBrand(draw: (document: TapestryDocument) => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stopKit = brandState.subscribe(({ kit, isEdited }) => {
    paintedKit.setState({ kit });
    // small pictures were drawn with the kit that was read
    if (!isEdited) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void drawAnew(draw), REST_MS);
  });
  const stopWorkspace = followBrandKit();
  return () => {
    stopKit();
    stopWorkspace();
    if (timer) clearTimeout(timer);
  };
}

async function drawAnew(draw: (document: TapestryDocument) => Promise<void>): Promise<void> {
  const kinds = ['richMenuSet', 'richMessage', 'richCarousel'];
  const answer = await invoke('documents.list', { kinds, offset: 0, limit: MOST });
  if (!answer.ok) return;
  for (const { id } of answer.value.heads) await drawIfBranded(id, draw);
}

async function drawIfBranded(
  id: DocumentId,
  draw: (document: TapestryDocument) => Promise<void>,
): Promise<void> {
  const loaded = await invoke('documents.get', { id });
  if (!loaded.ok || !isDesign(loaded.value.document)) return;
  const pages: readonly Artboard[] = loaded.value.document.pages;
  if (usesBrand(pages)) await draw(loaded.value.document);
}
