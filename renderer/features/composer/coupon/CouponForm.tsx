import { LIMITS } from '#shared/line/limits';
import { wireOf } from '#shared/preview/messages-of';
import { useT } from '../../../i18n';
import { FieldRow, Section } from '../../../ui';
import { WireNumber, WirePicture, WireText } from '../fields';
import { useWire } from '../wire-context';
import { CouponChoice, CouponInstant, CouponSwitch, CouponTimezone } from './coupon-fields';
import { ACQUISITIONS, acquisitionOf, PRICES, priceOf, REWARDS, rewardOf } from './rewards';

const L = LIMITS.coupon;

/** Everything that LINE's request for a coupon holds, in the order in which LINE's manager asks for it. */
export function CouponForm() {
  return (
    <>
      <Basics />
      <Reward />
      <Period />
      <Getting />
      <Using />
    </>
  );
}

function Basics() {
  const t = useT('coupon');
  return (
    <Section title={t('section.basics')}>
      <WireText path={['title']} label={t('field.title')} limit={L.title} note={t('note.title')} />
      <WirePicture
        path={['imageUrl']}
        label={t('field.picture')}
        note={t('note.picture')}
        optional
      />
      <WireText
        path={['description']}
        label={t('field.description')}
        limit={L.description}
        rows={5}
        optional
      />
    </Section>
  );
}

function Reward() {
  const t = useT('coupon');
  const { wire } = useWire();
  const reward = wireOf(wire.reward);
  const price = wireOf(reward.priceInfo);
  const kinds = PRICES[String(reward.type)] ?? [];
  return (
    <Section title={t('section.reward')}>
      <CouponChoice
        path={['reward', 'type']}
        name="reward"
        options={REWARDS}
        put={(type) => ({ path: ['reward'], value: rewardOf(type, reward) })}
      />
      {kinds.length > 0 && (
        <CouponChoice
          path={['reward', 'priceInfo', 'type']}
          name="price"
          options={kinds}
          put={(type) => ({ path: ['reward', 'priceInfo'], value: priceOf(type, price) })}
        />
      )}
      {kinds.length > 0 && price.type === 'fixed' && (
        <WireNumber
          path={['reward', 'priceInfo', 'fixedAmount']}
          label={t('field.amount')}
          note={t('note.currency')}
          min={1}
        />
      )}
      {kinds.length > 0 && price.type === 'percentage' && (
        <WireNumber
          path={['reward', 'priceInfo', 'percentage']}
          label={t('field.percentage')}
          note={t('note.percentage')}
          min={1}
          max={99}
        />
      )}
      {kinds.length > 0 && price.type === 'explicit' && (
        <FieldRow>
          <WireNumber
            path={['reward', 'priceInfo', 'originalPrice']}
            label={t('field.before')}
            min={1}
          />
          <WireNumber
            path={['reward', 'priceInfo', 'priceAfterDiscount']}
            label={t('field.after')}
            min={1}
          />
        </FieldRow>
      )}
    </Section>
  );
}

function Period() {
  const t = useT('coupon');
  return (
    <Section title={t('section.period')}>
      <FieldRow>
        <CouponInstant path={['startTimestamp']} label={t('field.start')} />
        <CouponInstant path={['endTimestamp']} label={t('field.end')} note={t('note.end')} />
      </FieldRow>
      <CouponTimezone label={t('field.timezone')} />
    </Section>
  );
}

function Getting() {
  const t = useT('coupon');
  const { wire } = useWire();
  const condition = wireOf(wire.acquisitionCondition);
  return (
    <Section title={t('section.getting')}>
      <CouponChoice
        path={['acquisitionCondition', 'type']}
        name="acquisition"
        options={ACQUISITIONS}
        put={(type) => ({
          path: ['acquisitionCondition'],
          value: acquisitionOf(type, condition),
        })}
      />
      {condition.type === 'lottery' && (
        <>
          <WireNumber
            path={['acquisitionCondition', 'lotteryProbability']}
            label={t('field.chance')}
            note={t('note.chance')}
            min={1}
            max={99}
          />
          <CouponSwitch
            path={['acquisitionCondition', 'maxAcquireCount']}
            label={t('field.limitWinners')}
            on={1_000}
            off={-1}
            note={t('note.winners')}
          />
          {condition.maxAcquireCount !== -1 && (
            <WireNumber
              path={['acquisitionCondition', 'maxAcquireCount']}
              label={t('field.winners')}
              min={1}
              max={L.maxAcquireCount}
            />
          )}
        </>
      )}
      <CouponChoice
        path={['visibility']}
        name="visibility"
        options={['UNLISTED', 'PUBLIC']}
        withNote
      />
    </Section>
  );
}

function Using() {
  const t = useT('coupon');
  return (
    <Section title={t('section.using')}>
      <CouponSwitch
        path={['maxUseCountPerTicket']}
        label={t('field.once')}
        on={1}
        off={-1}
        note={t('note.once')}
      />
      <WireText
        path={['usageCondition']}
        label={t('field.condition')}
        limit={L.usageCondition}
        rows={2}
        optional
      />
      <WireText
        path={['couponCode']}
        label={t('field.code')}
        limit={L.couponCode}
        note={t('note.code')}
        mono
        optional
      />
      <WirePicture
        path={['barcodeImageUrl']}
        label={t('field.barcode')}
        note={t('note.barcode')}
        optional
      />
    </Section>
  );
}
