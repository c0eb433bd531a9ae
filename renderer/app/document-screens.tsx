import { type ComponentType, lazy } from 'react';
import type { KindName } from '#shared/document/kinds';
import type { OpenDocument } from '../data/open-documents';

/** What a tab shows of a document; each is loaded when it is first wanted. */
export type DocumentScreen = ComponentType<{ document: OpenDocument }>;

// the canvas is a third of what a window could load; a library, a campaign or an outbox does without
const EditorScreen = lazy(async () => ({
  default: (await import('./EditorScreen')).EditorScreen,
}));

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
  symbol: EditorScreen,
  cardMessage: lazy(async () => ({
    default: (await import('./CardMessageScreen')).CardMessageScreen,
  })),
  definition: lazy(async () => ({
    default: (await import('./DefinitionScreen')).DefinitionScreen,
  })),
};
