import { useState } from 'react';
import { CARD_FIELDS, LIMITS } from '#shared/line/limits';
import { blankDesign } from '#shared/targets/blank-design';
import { blankCardMessage } from '#shared/targets/card-message/blank';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useStudio } from '../../data/studio';
import { showDialog } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, NumberField, SegmentedControl, TaskDialog, TextField } from '../../ui';
import { type Layout, LayoutPicker } from './LayoutPicker';
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
  const studio = useStudio();
  const [product, setProduct] = useState<Product>('richMessage');
  const [name, setName] = useState('');
  const [layouts, setLayouts] = useState(FIRST);
  const [cards, setCards] = useState(3);
  const layout = product === 'cardMessage' ? null : layouts[product];
  const canCreate = product === 'cardMessage' || faultOf(layouts[product].size, product) === null;
  const most = product === 'cardMessage' ? CARD_FIELDS.cards : LIMITS.flex.bubbles;
  const create = async () => {
    if (!canCreate) return;
    const made = {
      random: randomBytes,
      now: new Date(),
      name: name.trim() || t(`message.defaultName.${product}`),
      cards: Math.min(most, cards),
    };
    const document =
      product === 'cardMessage'
        ? blankCardMessage(made)
        : blankDesign(product, {
            ...made,
            pageName: product === 'richCarousel' ? t('message.card') : '',
            size: layouts[product].size,
            template: layouts[product].template,
            alias: '',
            chatBarText: '',
          });
    const answer = await invoke('documents.create', { document });
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
    await studio.openDocument(answer.value.document.id);
  };
  return (
    <TaskDialog
      title={t('message.title')}
      verb={t(`message.create.${product}`)}
      onRun={create}
      onClose={props.onClose}
      isReady={canCreate}
      width={640}
      aside={
        <Button variant="ghost" onClick={() => showDialog({ kind: 'import' })}>
          {t('new.import')}
        </Button>
      }
      data-testid="new-message-dialog"
      runTestId="create-message"
    >
      <SegmentedControl<Product>
        fill
        label={t('message.product')}
        value={product}
        onChange={setProduct}
        options={(['richMessage', 'richCarousel', 'cardMessage'] as const).map((value) => ({
          value,
          label: t(`message.products.${value}`),
        }))}
        data-testid="message-product"
      />
      <p className={styles.quiet}>{t(`message.note.${product}`)}</p>
      <TextField
        label={t('new.name')}
        placeholder={t('new.namePlaceholder')}
        value={name}
        onChange={setName}
        maxLength={300}
        tall
        data-autofocus
        data-testid="new-message-name"
      />
      {product !== 'richMessage' && (
        <NumberField
          label={t('message.cards')}
          min={1}
          max={most}
          value={Math.min(most, cards)}
          onChange={(value) => setCards(Math.min(most, Math.max(1, Math.round(value))))}
          data-testid="message-cards"
        />
      )}
      {product !== 'cardMessage' && layout && (
        <LayoutPicker
          key={product}
          kind={product}
          value={layout}
          onChange={(next) => setLayouts({ ...layouts, [product]: next })}
        />
      )}
    </TaskDialog>
  );
}
