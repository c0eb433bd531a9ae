import { useStore } from 'zustand';
import type { Card, CardMessage } from '#shared/domain/card-message/schema';
import { countGraphemes } from '#shared/line/count';
import { CARD_FIELDS } from '#shared/line/limits';
import { brandState } from '../../data/brand';
import { useT } from '../../i18n';
import { Button, Section, Select, TextArea, TextField } from '../../ui';
import { ActionFields } from './ActionFields';
import { type CardModel, editCard, useSaid } from './edit';
import { PictureField } from './PictureField';

/** Colours of a badge that carry white letters. */
const COLOURS = ['#C8372D', '#1B7A4B', '#1F6FB2', '#8F5400', '#4F5563', '#7A3FA0'] as const;

type Words = 'title' | 'description' | 'price' | 'address';
const FIELDS: Readonly<Record<CardMessage['form'], readonly Words[]>> = {
  product: ['title', 'description', 'price'],
  place: ['title', 'address'],
  person: ['title', 'description'],
  image: [],
};

/** The fields of one card, as many as its form has. */
export function CardForm(props: {
  model: CardModel;
  design: CardMessage;
  index: number;
  card: Card;
}) {
  const t = useT('cards');
  const { model, design, index, card } = props;
  const said = useSaid(model);
  const { colours } = useStore(brandState).kit;
  const brand = colours.filter(
    ({ colour }, at) =>
      !(COLOURS as readonly string[]).includes(colour) &&
      colours.findIndex((other) => other.colour === colour) === at,
  );
  const { form } = design;
  const at = (...more: (string | number)[]) => said('cards', index, ...more);
  const change = (field: string, recipe: (draft: Card) => void) =>
    editCard(model, index, field, recipe);
  const commit = () => model.closeStep();
  const choose = (field: string, recipe: (draft: Card) => void) => {
    change(field, recipe);
    commit();
  };
  const labels = form === 'person' ? 3 : 1;
  const actions = form === 'image' ? 1 : 2;
  return (
    <Section title={t('card', { number: index + 1 })} data-testid="card-fields">
      <PictureField
        value={card.picture}
        {...at('picture')}
        onChange={(picture) =>
          choose('picture', (draft) => {
            draft.picture = picture;
          })
        }
      />
      {FIELDS[form].map((field) => {
        const common = {
          label: t(field === 'title' && form === 'person' ? 'fields.person' : `fields.${field}`),
          'data-testid': `card-${field}`,
          value: card[field],
          counter: { used: countGraphemes(card[field]), limit: CARD_FIELDS[field] },
          ...at(field),
          onChange: (text: string) =>
            change(field, (draft) => {
              draft[field] = text;
            }),
          onCommit: commit,
        };
        return field === 'description' ? (
          <TextArea key={field} {...common} rows={2} />
        ) : (
          <TextField key={field} {...common} />
        );
      })}
      {form === 'place' && (
        <>
          <Select<Card['extra']['kind']>
            label={t('fields.extra')}
            value={card.extra.kind}
            options={(['time', 'phone', 'other'] as const).map((kind) => ({
              value: kind,
              label: t(`extra.${kind}`),
            }))}
            onChange={(kind) =>
              choose('extra.kind', (draft) => {
                draft.extra.kind = kind;
              })
            }
          />
          <TextField
            label={t(`extra.${card.extra.kind}`)}
            value={card.extra.text}
            counter={{ used: countGraphemes(card.extra.text), limit: CARD_FIELDS.extra }}
            {...at('extra')}
            onChange={(text) =>
              change('extra', (draft) => {
                draft.extra.text = text;
              })
            }
            onCommit={commit}
          />
        </>
      )}
      {card.labels.slice(0, labels).map((label, number) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: labels have no identity and never move
          key={number}
          label={t('fields.label')}
          data-testid={`card-label-${number}`}
          value={label.text}
          counter={{ used: countGraphemes(label.text), limit: CARD_FIELDS.label }}
          {...at('labels', number)}
          onChange={(text) =>
            change(`label.${number}`, (draft) => {
              const own = draft.labels[number];
              if (own) own.text = text;
            })
          }
          onCommit={() => {
            change(`label.${number}`, (draft) => {
              draft.labels = draft.labels.filter(({ text }) => text.trim() !== '');
            });
            commit();
          }}
        />
      ))}
      {card.labels.length < labels && (
        <Button
          data-testid="card-add-label"
          onClick={() =>
            choose('label.add', (draft) => {
              draft.labels.push({
                text: t('newLabel'),
                colour: COLOURS[draft.labels.length % COLOURS.length] as string,
              });
            })
          }
        >
          {t('addLabel')}
        </Button>
      )}
      {card.labels[0] && (
        <Select<string>
          label={t('fields.colour')}
          value={card.labels[0].colour}
          options={[
            ...COLOURS.map((colour, number) => ({
              value: colour as string,
              label: t(`colours.${number}`),
            })),
            ...brand.map(({ name, colour }) => ({ value: colour, label: name || colour })),
          ]}
          onChange={(colour) =>
            choose('label.colour', (draft) => {
              for (const label of draft.labels) label.colour = colour;
            })
          }
        />
      )}
      {card.actions.slice(0, actions).map((action, number) => (
        <ActionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: buttons have no identity and never move
          key={number}
          value={action}
          labelLimit={CARD_FIELDS.actionLabel}
          said={at('actions', number, 'label')}
          testId={`card-action-${number}`}
          onChange={(next, field) =>
            change(`action.${number}.${field}`, (draft) => {
              draft.actions[number] = next;
            })
          }
          onCommit={commit}
        />
      ))}
      {card.actions.length < actions && (
        <Button
          data-testid="card-add-action"
          onClick={() =>
            choose('action.add', (draft) => {
              draft.actions.push({ type: 'uri', uri: '', label: '' });
            })
          }
        >
          {t('addAction')}
        </Button>
      )}
      {card.actions.length > 1 && (
        <Button
          variant="ghost"
          onClick={() =>
            choose('action.remove', (draft) => {
              draft.actions.pop();
            })
          }
        >
          {t('removeAction')}
        </Button>
      )}
    </Section>
  );
}
