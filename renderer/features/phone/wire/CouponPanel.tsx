import { useMemo, useState } from 'react';
import type { DocumentOf } from '#shared/document/kinds';
import { isJsonObject } from '#shared/line/fields';
import type { PreviewMessage } from '#shared/preview/messages-of';
import type { DocumentModel } from '../../../data/document-model';
import { useReadable } from '../../../editor/use-readable';
import { useT } from '../../../i18n';
import { CouponPage } from '../../../message-view/kinds/Coupon';
import { SegmentedControl, Select } from '../../../ui';
import { WirePanel } from './WirePanel';

type Shown = 'chat' | 'page';
type Draw = 'won' | 'lost';

/** A coupon as a follower meets it: the message in the chat, and what opens when it is tapped. */
export function CouponPanel({ model }: { model: DocumentModel<DocumentOf<'coupon'>> }) {
  const t = useT('coupon');
  const [shown, setShown] = useState<Shown>('page');
  const [draw, setDraw] = useState<Draw>('won');
  const { wire, couponId } = useReadable(model.document, (document) => document);
  const messages = useMemo<readonly PreviewMessage[]>(
    () => [{ message: { type: 'coupon', couponId: couponId ?? '' }, path: [], coupon: wire }],
    [wire, couponId],
  );
  const condition = wire.acquisitionCondition;
  const isLottery = isJsonObject(condition) && condition.type === 'lottery';
  return (
    <WirePanel
      messages={messages}
      note={t('phoneNote')}
      switches={
        <>
          <SegmentedControl<Shown>
            label={t('shows')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'page', label: t('shown.page') },
              { value: 'chat', label: t('shown.chat') },
            ]}
            data-testid="coupon-shown"
          />
          {isLottery && (
            <Select<Draw>
              aria-label={t('draw.label')}
              value={draw}
              options={(['won', 'lost'] as const).map((value) => ({
                value,
                label: t(`draw.${value}`),
              }))}
              onChange={setDraw}
            />
          )}
        </>
      }
    >
      {shown === 'page' && <CouponPage key={`${isLottery} ${draw}`} coupon={wire} draw={draw} />}
    </WirePanel>
  );
}
