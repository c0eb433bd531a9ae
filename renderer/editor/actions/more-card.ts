import type { Artboard } from '#shared/domain/design/artboard';
import { newId } from '#shared/domain/ids';
import type { Editor } from '../api';
import { newAreaId, newLayerId, randomBytes } from '../core/areas';

/**
 * The card at the end of a carousel that leads on: an arrow in a ring over its words, and all of it one area.
 * As large as the card on screen, because cards of one carousel look odd in several heights.
 */
export function addMoreCard(editor: Editor, words: { name: string; label: string }): void {
  const { size } = editor.page();
  const ring = Math.round(Math.min(size.width, size.height) * 0.22);
  const fontSize = Math.max(12, Math.round(Math.min(size.width, size.height) * 0.055));
  const gap = Math.round(fontSize * 0.8);
  const top = Math.round((size.height - ring - gap - fontSize * 1.35) / 2);
  const left = Math.round((size.width - ring) / 2);
  const card: Artboard = {
    id: newId('pag', randomBytes),
    name: words.name,
    size: { ...size },
    template: 'M-A',
    background: { type: 'solid', colour: '#F4F5F7' },
    layers: [
      {
        kind: 'shape',
        id: newLayerId(),
        name: '',
        shape: 'ellipse',
        frame: { x: left, y: top, width: ring, height: ring },
        fill: '#FFFFFF',
        stroke: '#CBCFD8',
        strokeWidth: Math.max(1, Math.round(ring * 0.02)),
      },
      {
        kind: 'icon',
        id: newLayerId(),
        name: '',
        icon: 'ArrowRight',
        path: 'M5 12h14M12 5l7 7-7 7',
        colour: '#1A1C22',
        frame: {
          x: left + Math.round(ring * 0.28),
          y: top + Math.round(ring * 0.28),
          width: Math.round(ring * 0.44),
          height: Math.round(ring * 0.44),
        },
      },
      {
        kind: 'text',
        id: newLayerId(),
        name: '',
        text: words.label,
        fontSize,
        fontWeight: 700,
        colour: '#1A1C22',
        align: 'center',
        autoFit: true,
        frame: {
          x: Math.round(size.width * 0.08),
          y: top + ring + gap,
          width: Math.round(size.width * 0.84),
          height: Math.round(fontSize * 1.35),
        },
      },
    ],
    areas: [
      {
        id: newAreaId(),
        bounds: { x: 0, y: 0, ...size },
        action: { type: 'uri', uri: '', label: words.label },
      },
    ],
  };
  editor.edit({ label: 'addPage' }, (draft) => {
    (draft.pages as Artboard[]).push(card);
  });
  editor.setCurrentPage(card.id);
}
