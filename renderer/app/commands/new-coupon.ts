import { invoke } from '../../bridge';
import { now } from '../../data/clock';
import { reportFailure } from '../../data/failures';
import type { Studio } from '../../data/studio';
import { createCoupon } from '../../features/composer/coupon/create-coupon';
import { i18nInstance, STUDIO_TIME_ZONE } from '../../i18n';

/** A draft of a coupon, opened at once: there is nothing to ask before. */
export async function newCoupon(studio: Studio): Promise<void> {
  const document = createCoupon({
    name: i18nInstance.t('coupon:newName'),
    zone: STUDIO_TIME_ZONE,
    now: new Date(now()),
  });
  const made = await invoke('documents.create', { document });
  if (!made.ok) return reportFailure(made.error);
  await studio.openDocument(made.value.document.id);
}
