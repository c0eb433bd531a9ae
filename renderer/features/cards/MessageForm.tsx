import { CARD_FORMS, type CardForm, type CardMessage } from '#shared/domain/card-message/schema';
import { countGraphemes } from '#shared/line/count';
import { CARD_FIELDS, LIMITS } from '#shared/line/limits';
import { useT } from '../../i18n';
import { Section, Select, Switch, TextField } from '../../ui';
import { ActionFields } from './ActionFields';
import { type CardModel, useSaid } from './edit';
import { PictureField } from './PictureField';

/** What all cards share, and the card at the end. */
export function MessageForm({ model, design }: { model: CardModel; design: CardMessage }) {
  const t = useT('cards');
  const said = useSaid(model);
  const change = (field: string, recipe: (draft: CardMessage) => void) =>
    model.edit({ label: 'editSet', coalesce: `cards.${field}` }, recipe);
  const commit = () => model.closeStep();
  const choose = (field: string, recipe: (draft: CardMessage) => void) => {
    change(field, recipe);
    commit();
  };
  const { more } = design;
  return (
    <Section title={t('message')} aside="flex">
      <TextField
        label={t('name')}
        data-testid="card-name"
        value={design.name}
        onChange={(name) =>
          change('name', (draft) => {
            draft.name = name;
          })
        }
        onCommit={commit}
      />
      <TextField
        label={t('altText')}
        data-testid="card-altText"
        value={design.altText}
        counter={{ used: design.altText.length, limit: LIMITS.message.altText }}
        {...said('altText')}
        onChange={(altText) =>
          change('altText', (draft) => {
            draft.altText = altText;
          })
        }
        onCommit={commit}
      />
      <Select<CardForm>
        label={t('form')}
        data-testid="card-form"
        value={design.form}
        options={CARD_FORMS.map((form) => ({ value: form, label: t(`forms.${form}`) }))}
        onChange={(form) =>
          choose('form', (draft) => {
            draft.form = form;
          })
        }
      />
      {design.form === 'image' && (
        <Select<CardMessage['ratio']>
          label={t('ratio')}
          value={design.ratio}
          options={(['1.54:1', '1.11:1'] as const).map((ratio) => ({
            value: ratio,
            label: ratio.replace(':', ' : '),
          }))}
          onChange={(ratio) =>
            choose('ratio', (draft) => {
              draft.ratio = ratio;
            })
          }
        />
      )}
      <Switch
        label={t('more')}
        data-testid="card-more"
        checked={more !== null}
        onChange={(on) =>
          choose('more', (draft) => {
            draft.more = on
              ? {
                  label: t('moreLabel'),
                  picture: { asset: null, url: '' },
                  action: { type: 'uri', uri: '', label: t('moreLabel') },
                }
              : null;
          })
        }
      />
      {more && (
        <>
          <TextField
            label={t('moreWords')}
            data-testid="card-more-label"
            value={more.label}
            counter={{ used: countGraphemes(more.label), limit: CARD_FIELDS.moreLabel }}
            {...said('more', 'label')}
            onChange={(label) =>
              change('more.label', (draft) => {
                if (!draft.more) return;
                draft.more.label = label;
                // read aloud by LINE as the action’s own words
                if (draft.more.action) draft.more.action.label = label;
              })
            }
            onCommit={commit}
          />
          {more.action && (
            <ActionFields
              value={more.action}
              labelLimit={CARD_FIELDS.moreLabel}
              hasLabel={false}
              said={{}}
              testId="card-more-action"
              onChange={(action, field) =>
                change(`more.${field}`, (draft) => {
                  if (draft.more) draft.more.action = action;
                })
              }
              onCommit={commit}
            />
          )}
          <PictureField
            value={more.picture}
            onChange={(picture) =>
              choose('more.picture', (draft) => {
                if (draft.more) draft.more.picture = picture;
              })
            }
          />
        </>
      )}
    </Section>
  );
}
