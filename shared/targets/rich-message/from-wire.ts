import type { Area, AreaAction } from '../../domain/areas';
import type { RichMessage, RichVideo } from '../../domain/design/rich-message';
import { newId, type RandomBytes } from '../../domain/ids';
import { LIMITS } from '../../line/limits';
import { isRecord, others, unsupportedAction, wholeNumber } from '../wire-parts';

export interface FromWireContext {
  random: RandomBytes;
  now: Date;
  name: string;
}

const KNOWN = new Set(['type', 'baseUrl', 'altText', 'baseSize', 'actions', 'video']);
const ACTION_FIELDS = ['type', 'label', 'area', 'linkUri', 'text', 'clipboardText'];

/** An imagemap as a design: its areas and words; the picture itself is not in the JSON. */
export function richMessageFromWire(
  wire: Record<string, unknown>,
  { random, now, name }: FromWireContext,
): RichMessage {
  const size = isRecord(wire.baseSize) ? wire.baseSize : {};
  const foreign = others(wire, KNOWN);
  const at = now.toISOString();
  return {
    id: newId('doc', random),
    kind: 'richMessage',
    name,
    tags: [],
    notes: '',
    archived: false,
    createdAt: at,
    updatedAt: at,
    altText: text(wire.altText),
    baseUrl: text(wire.baseUrl),
    video: isRecord(wire.video) ? videoFromWire(wire.video) : null,
    pages: [
      {
        id: newId('pag', random),
        name: '',
        size: {
          width: LIMITS.imagemap.baseWidth,
          height: Math.max(1, wholeNumber(size.height, LIMITS.imagemap.baseWidth)),
        },
        template: null,
        background: { type: 'solid', colour: '#FFFFFF' },
        layers: [],
        areas: (Array.isArray(wire.actions) ? wire.actions : []).flatMap((action) =>
          isRecord(action) ? [areaFromWire(action, random)] : [],
        ),
        ...(foreign ? { foreign } : {}),
      },
    ],
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const boundsOf = (value: unknown): Area['bounds'] => {
  const area = isRecord(value) ? value : {};
  return {
    x: wholeNumber(area.x, 0),
    y: wholeNumber(area.y, 0),
    width: wholeNumber(area.width, 1),
    height: wholeNumber(area.height, 1),
  };
};

function areaFromWire(wire: Record<string, unknown>, random: RandomBytes): Area {
  return { id: newId('are', random), bounds: boundsOf(wire.area), action: actionOf(wire) };
}

function actionOf(wire: Record<string, unknown>): AreaAction {
  const label = typeof wire.label === 'string' ? { label: wire.label } : {};
  const foreign = others(wire, new Set(ACTION_FIELDS));
  const more = { ...label, ...(foreign ? { foreign } : {}) };
  if (wire.type === 'uri') return { type: 'uri', uri: text(wire.linkUri), ...more };
  if (wire.type === 'message') return { type: 'message', text: text(wire.text), ...more };
  if (wire.type === 'clipboard')
    return { type: 'clipboard', clipboardText: text(wire.clipboardText), ...more };
  return unsupportedAction(wire);
}

function videoFromWire(wire: Record<string, unknown>): RichVideo {
  const link = isRecord(wire.externalLink) ? wire.externalLink : null;
  return {
    area: boundsOf(wire.area),
    file: null,
    originalContentUrl: text(wire.originalContentUrl),
    poster: null,
    previewImageUrl: text(wire.previewImageUrl),
    externalLink: link && { label: text(link.label), linkUri: text(link.linkUri) },
  };
}
