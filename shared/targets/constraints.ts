import type { AreaActionType } from '../domain/areas';
import type { Artboard } from '../domain/design/artboard';
import type { Design } from '../domain/design/design';
import type { Bounds, Size } from '../geometry/bounds';
import { templateAreas, templatesFor } from '../geometry/templates';
import { LIMITS } from '../line/limits';
import { CAROUSEL_ACTIONS, carouselSafeZones } from './rich-carousel/constraints';
import { MESSAGE_ACTIONS, messageSafeZones } from './rich-message/constraints';
import { messageTemplateAreas, messageTemplatesFor } from './rich-message/templates';

type ActionKind = Exclude<AreaActionType, 'unsupported'>;

/** What the product that a design becomes allows. */
export interface Constraints {
  /** Tap areas of one page. */
  areas: number;
  /** What a tap may do, in the order people look for it. */
  actions: readonly ActionKind[];
  pages: number;
  /** Characters of an action's label, and of what a follower says with it. */
  label: number;
  messageText: number;
}

const MENU_ACTIONS: readonly ActionKind[] = [
  'uri',
  'message',
  'richmenuswitch',
  'postback',
  'datetimepicker',
  'clipboard',
];

/** LINE's bounds for the design that is open. */
export function constraintsOf(design: Pick<Design, 'kind'> & { form?: string }): Constraints {
  switch (design.kind) {
    case 'richMenuSet':
      return {
        areas: LIMITS.richMenu.areas,
        actions: MENU_ACTIONS,
        pages: Number.POSITIVE_INFINITY,
        label: LIMITS.action.richMenuLabel,
        messageText: LIMITS.action.messageText,
      };
    case 'richMessage':
      return {
        areas: LIMITS.imagemap.actions,
        actions: MESSAGE_ACTIONS,
        pages: 1,
        label: LIMITS.imagemap.label,
        messageText: LIMITS.imagemap.text,
      };
    case 'richCarousel':
      return design.form === 'image'
        ? {
            areas: 1,
            actions: CAROUSEL_ACTIONS,
            pages: LIMITS.template.columns,
            label: LIMITS.action.imageCarouselLabel,
            messageText: LIMITS.action.messageText,
          }
        : {
            areas: 50,
            actions: CAROUSEL_ACTIONS,
            pages: LIMITS.flex.bubbles,
            label: LIMITS.action.flexLabel,
            messageText: LIMITS.action.messageText,
          };
    case 'symbol':
      return { areas: 0, actions: [], pages: 1, label: 0, messageText: 0 };
  }
}

export interface DesignTemplate {
  id: string;
  areas: readonly Bounds[];
}

/** Layouts that suit a page of the design, with their areas in its pixels. */
export function designTemplates(design: Pick<Design, 'kind'>, size: Size): DesignTemplate[] {
  if (design.kind === 'richMenuSet') {
    return templatesFor(size).map(({ id }) => ({ id, areas: templateAreas(id, size) }));
  }
  return messageTemplatesFor(size).map((id) => ({ id, areas: messageTemplateAreas(id, size) }));
}

/** Rectangles of a layout at a size; empty for an unknown one. */
export const designTemplateAreas = (id: string, size: Size): Bounds[] => {
  const menu = templateAreas(id, size);
  return menu.length > 0 ? menu : messageTemplateAreas(id, size);
};

export interface SafeZone {
  bounds: Bounds;
  /** What LINE puts there; key of a sentence. */
  covers: 'corner' | 'externalLink' | 'actionLabel' | 'video';
}

/** Where LINE covers the picture with something of its own. */
export function safeZonesOf(design: Design, page: Artboard): SafeZone[] {
  switch (design.kind) {
    case 'richMenuSet':
      // the bar hangs below the picture; nothing lies on it
      return [];
    case 'richMessage':
      return messageSafeZones(design, page.size);
    case 'richCarousel':
      return carouselSafeZones(design, page.size);
    case 'symbol':
      return [];
  }
}
