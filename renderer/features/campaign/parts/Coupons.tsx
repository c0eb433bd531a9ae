import { Plus, X } from 'lucide-react';
import { useFoundHeads } from '../../../data/found-heads';
import { useStudio } from '../../../data/studio';
import { useT } from '../../../i18n';
import { Button, IconButton } from '../../../ui';
import styles from '../Campaign.module.css';
import { DocumentSelect } from '../DocumentSelect';
import type { CampaignWork } from '../use-campaign';
import type { AskedPlace } from './asked-place';
import { PartSection } from './PartSection';

const MOST = 100;

/** Coupons that belong to the campaign: checked for their end, and whether LINE has them. */
export function Coupons({ work, asked }: { work: CampaignWork; asked: AskedPlace | null }) {
  const t = useT('campaign');
  const studio = useStudio();
  const { campaign, edit, readOnly } = work;
  const { couponIds } = campaign;
  const found = useFoundHeads(['coupon']);
  const next = found.heads.find(({ id }) => !couponIds.includes(id));
  return (
    <PartSection part="coupons" title={t('coupons.title')} count={couponIds.length} asked={asked}>
      {couponIds.length === 0 && (
        <p className={styles.quiet}>
          {t(
            found.isRead && found.total === 0 && found.text === ''
              ? 'coupons.noCoupons'
              : 'coupons.none',
          )}
        </p>
      )}
      {couponIds.map((id, at) => {
        const name = work.plan?.parts[id]?.name;
        return (
          <div key={id} data-field="" data-testid="campaign-coupon">
            <div className={styles.beside}>
              <DocumentSelect
                found={found}
                aria-label={t('coupons.coupon')}
                value={id}
                name={name}
                placeholder={t('coupons.gone')}
                disabled={readOnly}
                more={(head) => ({ disabled: head.id !== id && couponIds.includes(head.id) })}
                onChoose={(head) =>
                  edit('editCoupons', (draft) => {
                    draft.couponIds[at] = head.id;
                  })
                }
                data-testid="campaign-coupon-document"
              />
              <IconButton
                label={t('coupons.remove', { name: name ?? t('coupons.gone') })}
                icon={<X size={14} strokeWidth={1.5} />}
                disabled={readOnly}
                onClick={() => edit('editCoupons', (draft) => void draft.couponIds.splice(at, 1))}
              />
            </div>
            {name !== undefined && (
              <button
                type="button"
                className={styles.link}
                onClick={() => void studio.openDocument(id)}
              >
                {t('message.open', { name })}
              </button>
            )}
          </div>
        );
      })}
      <Button
        variant="ghost"
        icon={<Plus size={16} strokeWidth={1.5} />}
        disabled={readOnly || !next || couponIds.length >= MOST}
        onClick={() => {
          if (next) edit('editCoupons', (draft) => void draft.couponIds.push(next.id));
        }}
        data-testid="add-coupon"
      >
        {t('coupons.add')}
      </Button>
    </PartSection>
  );
}
