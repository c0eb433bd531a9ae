import { ChevronLeft, TicketPercent } from 'lucide-react';
import { useMemo, useState } from 'react';
import { couponFace } from '#shared/preview/coupon';
import { type Wire, wireText } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { tapProps } from '../tap';
import { useView } from '../view-context';
import styles from './coupon.module.css';
import { useCouponWords } from './coupon-words';

/** LINE takes what a coupon shows from the account: the message only names it. */
export function CouponMessage(props: { message: Wire; path: string; coupon: Wire | undefined }) {
  const t = useT('messageView');
  const { message, path, coupon } = props;
  const { couponId } = message;
  // held on to: what marks the element only remembers an action that somebody keeps
  const tap = useMemo(
    () => ({ action: { type: 'coupon', couponId, ...(coupon && { coupon }) } }),
    [couponId, coupon],
  );
  return (
    <div
      className={styles.card}
      data-bubble={path}
      data-path={path}
      data-kind="coupon"
      {...tapProps(tap)}
    >
      {coupon ? (
        <KnownCard coupon={coupon} />
      ) : (
        <>
          <Photo url="" sizePx={40} />
          <div className={styles.words}>
            <span className={styles.title}>{t('coupon')}</span>
            <span className={styles.quiet}>{wireText(message.couponId)}</span>
          </div>
        </>
      )}
      <div className={styles.button}>{t('useCoupon')}</div>
    </div>
  );
}

function KnownCard({ coupon }: { coupon: Wire }) {
  const face = couponFace(coupon);
  const words = useCouponWords(face);
  return (
    <>
      <Photo url={face.picture} sizePx={40} />
      <div className={styles.words}>
        <span className={styles.title}>{words.title}</span>
        <span className={styles.reward}>{words.reward}</span>
        <span className={styles.quiet}>{words.until}</span>
      </div>
    </>
  );
}

type Step = 'before' | 'won' | 'lost' | 'used';

/** The coupon opened: what a follower reads, draws and shows at the till. Nothing leaves the studio. */
export function CouponPage(props: {
  coupon: Wire;
  /** In the phone's chat it can be left again; alone it stands for itself. */
  onClose?: () => void;
  /** How a draw ends, since nobody draws here. */
  draw?: 'won' | 'lost';
}) {
  const t = useT('messageView');
  const view = useView();
  const face = couponFace(props.coupon);
  const words = useCouponWords(face);
  const start: Step = face.lottery === null ? 'won' : 'before';
  const [step, setStep] = useState<Step>(start);
  const shown = face.lottery === null && step === 'before' ? 'won' : step;
  const barcode = view.source(face.barcode);
  const hasIt = shown === 'won' || shown === 'used';
  return (
    <section className={styles.page} aria-label={t('couponPage.label')} data-testid="coupon-page">
      <div className={styles.bar}>
        {props.onClose ? (
          <button
            type="button"
            className={styles.close}
            aria-label={t('couponPage.close')}
            onClick={props.onClose}
          >
            <ChevronLeft size={24} strokeWidth={1.75} />
          </button>
        ) : (
          <i className={styles.blank} />
        )}
        <span>{t('coupon')}</span>
        <i className={styles.blank} />
      </div>
      <Photo url={face.picture} sizePx={56} />
      <div className={styles.words}>
        <span className={styles.title}>{words.title}</span>
        <span className={styles.reward}>{words.reward}</span>
        <span className={styles.quiet}>{words.period}</span>
        {face.description !== '' && <p className={styles.pageText}>{face.description}</p>}
      </div>
      {hasIt && (face.code !== '' || face.barcode !== '') && (
        <div className={styles.code}>
          {face.barcode !== '' && (
            <div className={styles.barcode}>
              {barcode === null ? t('couponPage.barcode') : <img src={barcode} alt="" />}
            </div>
          )}
          {face.code !== '' && <code>{face.code}</code>}
        </div>
      )}
      <dl className={styles.facts}>
        <dt>{t('couponPage.uses')}</dt>
        <dd>{words.uses}</dd>
        {words.lottery !== null && (
          <>
            <dt>{t('couponPage.lottery')}</dt>
            <dd>{words.lottery}</dd>
          </>
        )}
        {face.condition !== '' && (
          <>
            <dt>{t('couponPage.condition')}</dt>
            <dd>{face.condition}</dd>
          </>
        )}
      </dl>
      <div className={styles.foot}>
        {shown === 'lost' && <span className={styles.said}>{t('couponPage.lost')}</span>}
        <button
          type="button"
          className={styles.use}
          disabled={shown === 'used' || shown === 'lost'}
          onClick={() => {
            if (shown === 'before') setStep(props.draw ?? 'won');
            else if (face.usesOnce) setStep('used');
          }}
          data-testid="coupon-use"
        >
          {t(`couponPage.act.${shown}`)}
        </button>
        <span className={styles.said}>{t('couponPage.played')}</span>
      </div>
    </section>
  );
}

function Photo({ url, sizePx }: { url: string; sizePx: number }) {
  const view = useView();
  const source = view.source(url);
  return (
    <div className={styles.picture} aria-hidden>
      {source === null ? (
        <TicketPercent size={sizePx} strokeWidth={1.25} />
      ) : (
        <img src={source} alt="" draggable={false} />
      )}
    </div>
  );
}
