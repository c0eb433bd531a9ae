import { Copy, Lock, Send } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { DocumentOf } from '#shared/document/kinds';
import type { ProblemPath } from '#shared/errors/app-error';
import { couponState } from '#shared/line/coupon/state';
import { couponRequest } from '#shared/line/schema/coupon';
import { useNow } from '../../../data/clock';
import type { DocumentModel } from '../../../data/document-model';
import { useStudio } from '../../../data/studio';
import { useReadable } from '../../../editor/use-readable';
import { useT } from '../../../i18n';
import { Button, Chip, type ChipTone, SegmentedControl } from '../../../ui';
import styles from '../composer.module.css';
import { focusField } from '../focus-field';
import { JsonEditor } from '../json/JsonEditor';
import { useWireDocument, type WireModel } from '../use-wire-document';
import { WireBar } from '../WireBar';
import { WireProvider } from '../wire-context';
import { CouponForm } from './CouponForm';

type Coupon = DocumentOf<'coupon'>;
type Pane = 'form' | 'json';
const TONES: Readonly<Record<ReturnType<typeof couponState>, ChipTone>> = {
  draft: 'neutral',
  upcoming: 'info',
  running: 'good',
  ended: 'neutral',
  closed: 'warn',
};

/** A coupon: its form, and LINE's own JSON. What LINE has can be looked at and copied, never changed. */
export function CouponEditor(props: {
  model: DocumentModel<Coupon>;
  readOnly: boolean;
  place: ProblemPath | null;
  flush(): Promise<unknown>;
  onDuplicate(): void;
}) {
  const t = useT('coupon');
  const composer = useT('composer');
  const studio = useStudio();
  const { model } = props;
  const coupon = useReadable(model.document, (document) => document);
  const isAtLine = coupon.couponId !== null;
  const readOnly = props.readOnly || isAtLine;
  const editor = useWireDocument(model as unknown as WireModel, readOnly, 'editCoupon');
  const [pane, setPane] = useState<Pane>('form');
  const state = couponState(coupon, useNow());
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.place !== null && body.current) focusField(body.current, props.place);
  }, [props.place]);
  return (
    <WireProvider value={editor}>
      <WireBar
        model={model as unknown as WireModel}
        form="coupon"
        readOnly={readOnly}
        flush={props.flush}
      >
        {!props.readOnly && !coupon.closed && (
          <Button
            variant={isAtLine ? 'plain' : 'primary'}
            icon={<Send size={16} strokeWidth={1.5} />}
            onClick={() => studio.runCommand('document.publish')}
            data-testid="coupon-account"
          >
            {t(isAtLine ? 'closeAtLine' : 'createAtLine')}
          </Button>
        )}
      </WireBar>
      <div className={styles.formHead}>
        <SegmentedControl<Pane>
          label={composer('pane.label')}
          value={pane}
          onChange={setPane}
          options={[
            { value: 'form', label: composer('pane.form') },
            { value: 'json', label: composer('pane.json') },
          ]}
          data-testid="coupon-pane"
        />
        <span className={styles.state}>
          {coupon.couponId !== null && <code className={styles.stateId}>{coupon.couponId}</code>}
          <Chip tone={TONES[state]} title={t(`stateNote.${state}`)} data-testid="coupon-state">
            {t(`state.${state}`)}
          </Chip>
        </span>
      </div>
      {isAtLine && (
        <div className={styles.locked} role="status">
          <Lock size={16} strokeWidth={1.5} aria-hidden />
          <span>{t('locked')}</span>
          <Button
            icon={<Copy size={16} strokeWidth={1.5} />}
            onClick={props.onDuplicate}
            data-testid="coupon-duplicate"
          >
            {t('duplicate')}
          </Button>
        </div>
      )}
      {pane === 'form' ? (
        <div ref={body} className={styles.formBody} data-testid="coupon-form">
          <CouponForm />
        </div>
      ) : (
        <JsonEditor
          value={editor.wire}
          schema={couponRequest}
          readOnly={readOnly}
          problems={editor.problems}
          place={props.place}
          onChange={(value) =>
            editor.edit((wire) => {
              for (const key of Object.keys(wire)) delete wire[key];
              Object.assign(wire, value);
            }, 'json')
          }
          onLeave={editor.closeStep}
        />
      )}
    </WireProvider>
  );
}
