import { type ComponentType, lazy } from 'react';
import type { KindName } from '#shared/document/kinds';
import type { OpenDocument } from '../data/open-documents';
import { EditorScreen } from './EditorScreen';

/** What a tab shows of a document. Screens of kinds that few people open first are loaded when wanted. */
export type DocumentScreen = ComponentType<{ document: OpenDocument }>;

/** The screen of each kind; null where it has no home in `data/window-state`. */
export const documentScreens: Readonly<Record<KindName, DocumentScreen | null>> = {
  richMenuSet: EditorScreen,
  message: lazy(async () => ({
    default: (await import('./MessageScreen')).MessageScreen,
  })),
  campaign: lazy(async () => ({
    default: (await import('../features/campaign')).CampaignScreen,
  })),
  audience: null,
  coupon: lazy(async () => ({
    default: (await import('./CouponScreen')).CouponScreen,
  })),
  richMessage: EditorScreen,
  richCarousel: EditorScreen,
  cardMessage: lazy(async () => ({
    default: (await import('../features/cards/CardScreen')).CardScreen,
  })),
  definition: lazy(async () => ({
    default: (await import('./DefinitionScreen')).DefinitionScreen,
  })),
};
