import { z } from 'zod';
import { documentId, pageId } from '#shared/domain/ids';
import type { OpenDocuments } from './open-documents';
import { DEFAULT_SIZES, type WindowState } from './window-state';

/*
 * What comes back after a restart: tabs, and per document the place one was at. Everything is
 * optional and checked; a session that cannot be read is simply a fresh start.
 */
const place = z.object({
  page: pageId.optional(),
  selection: z.array(z.string()).default([]),
  camera: z.object({ x: z.number(), y: z.number(), zoom: z.number().positive() }).optional(),
});
export type Place = z.infer<typeof place>;

const session = z.object({
  version: z.literal(1),
  /** Which workspace it belongs to; tabs of another one mean nothing here. */
  workspace: z.string(),
  tabs: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('editor'), documentId, place }),
      z.object({ kind: z.literal('publish'), documentIds: z.array(documentId) }),
    ]),
  ),
  active: z.number().int().nullable(),
  sizes: z.object({
    library: z.number().min(200).max(400).catch(DEFAULT_SIZES.library),
    inspector: z.number().min(300).max(440).catch(DEFAULT_SIZES.inspector),
    phone: z.number().min(160).max(640).catch(DEFAULT_SIZES.phone),
    bottom: z.number().min(72).max(480).catch(DEFAULT_SIZES.bottom),
  }),
});
export type Session = z.infer<typeof session>;

export function parseSession(json: string | null): Session | null {
  if (json === null) return null;
  try {
    const parsed = session.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    // Half a session is no reason to stop; the documents themselves are safe in their files.
    return null;
  }
}

export function composeSession(
  workspace: string,
  documents: OpenDocuments,
  sizes: WindowState['sizes'],
): string {
  const { tabs, activeKey, documents: open } = documents.store.getState();
  const value: Session = {
    version: 1,
    workspace,
    active: activeKey === null ? null : tabs.findIndex((tab) => tab.key === activeKey),
    sizes,
    tabs: tabs.map((tab) => {
      if (tab.kind === 'publish') return { kind: 'publish', documentIds: [...tab.documentIds] };
      const state = open.get(tab.documentId)?.editor?.session.getState();
      return {
        kind: 'editor',
        documentId: tab.documentId,
        place: state
          ? { page: state.currentPageId, selection: [...state.selection], camera: state.camera }
          : { selection: [] },
      };
    }),
  };
  return JSON.stringify(value);
}
