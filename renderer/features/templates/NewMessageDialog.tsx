import { useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import { CARD_FIELDS, LIMITS } from '#shared/line/limits';
import { blankDesign } from '#shared/targets/blank-design';
import { blankCardMessage } from '#shared/targets/card-message/blank';
import { useT } from '../../i18n';
import { NumberField, SegmentedControl } from '../../ui';
import { type Layout, LayoutPicker } from './LayoutPicker';
import { NewDialog } from './NewDialog';
import { BeginWith, useOwnTemplates } from './OwnTemplates';
import { faultOf } from './sizes';
import styles from './templates.module.css';

type Drawn = 'richMessage' | 'richCarousel';
type Product = Drawn | 'cardMessage';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const FIRST: Readonly<Record<Drawn, Layout>> = {
  richMessage: { size: { width: 1040, height: 1040 }, template: 'M-A', custom: false },
  richCarousel: { size: { width: 1024, height: 1024 }, template: 'M-A', custom: false },
};

/** A rich message or a carousel that is drawn on the canvas: what it is, how large, how it is divided. */
export function NewMessageDialog(props: { onClose(): void }) {
  const t = useT('templates');
  const [product, setProduct] = useState<Product>('richMessage');
  const [layouts, setLayouts] = useState(FIRST);
  const [cards, setCards] = useState(3);
  const templates = useOwnTemplates(product);
  const [template, setTemplate] = useState<DocumentId | null>(null);
  const layout = product === 'cardMessage' ? null : layouts[product];
  const most = product === 'cardMessage' ? CARD_FIELDS.cards : LIMITS.flex.bubbles;
  const make = (name: string) => {
    const made = { random: randomBytes, now: new Date(), name, cards: Math.min(most, cards) };
    if (product === 'cardMessage') return blankCardMessage(made);
    const { size, template } = layouts[product];
    return blankDesign(product, {
      ...made,
      pageName: product === 'richCarousel' ? t('message.card') : '',
      size,
      template,
      alias: '',
      chatBarText: '',
    });
  };
  return (
    <NewDialog
      noun="message"
      title={t('message.title')}
      verb={t(`message.create.${product}`)}
      defaultName={t(`message.defaultName.${product}`)}
      template={template}
      isReady={
        template !== null ||
        product === 'cardMessage' ||
        faultOf(layouts[product].size, product) === null
      }
      make={make}
      onClose={props.onClose}
      kind={
        <>
          <SegmentedControl<Product>
            fill
            label={t('message.product')}
            value={product}
            onChange={(next) => {
              setProduct(next);
              setTemplate(null);
            }}
            options={(['richMessage', 'richCarousel', 'cardMessage'] as const).map((value) => ({
              value,
              label: t(`message.products.${value}`),
            }))}
            data-testid="message-product"
          />
          <p className={styles.quiet}>{t(`message.note.${product}`)}</p>
        </>
      }
    >
      <BeginWith
        templates={templates}
        value={template}
        onChange={setTemplate}
        onClose={props.onClose}
      />
      {template === null && product !== 'richMessage' && (
        <NumberField
          label={t('message.cards')}
          min={1}
          max={most}
          value={Math.min(most, cards)}
          onChange={(value) => setCards(Math.min(most, Math.max(1, Math.round(value))))}
          data-testid="message-cards"
        />
      )}
      {template === null && product !== 'cardMessage' && layout && (
        <LayoutPicker
          key={product}
          kind={product}
          value={layout}
          onChange={(next) => setLayouts({ ...layouts, [product]: next })}
        />
      )}
    </NewDialog>
  );
}
