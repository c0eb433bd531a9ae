import { Eye, EyeOff, ImageUp, RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import { brandedLayer } from '#shared/domain/brand/resolve';
import type { SymbolLayer } from '#shared/domain/design/layers';
import type { BrandToken } from '#shared/domain/ids';
import {
  OVERRIDE_FIELDS,
  type Overridable,
  type OverrideField,
  overridablesOf,
} from '#shared/domain/symbol/resolve';
import { invoke } from '../../../bridge';
import { brandState } from '../../../data/brand';
import { reportFailure } from '../../../data/failures';
import { useStudio } from '../../../data/studio';
import { symbolState } from '../../../data/symbols';
import type { Editor } from '../../../editor/api';
import { editOverride } from '../../../editor/core/symbols';
import { defaultAssetUrl } from '../../../editor/paint';
import { useT } from '../../../i18n';
import { Button, IconButton, Section, TextArea } from '../../../ui';
import { BrandTargetContext, ColourField } from '../ColourField';
import styles from './SymbolFields.module.css';

const SMALL = { size: 14, strokeWidth: 1.5 } as const;

/** Which symbol an instance shows, and what it says otherwise than the symbol. */
export function SymbolFields(props: { editor: Editor; layer: SymbolLayer }) {
  const t = useT('symbols');
  const studio = useStudio();
  const { editor, layer } = props;
  const { symbols, names, isRead } = useStore(symbolState);
  const isHere = symbols.has(layer.symbol);
  const parts = overridablesOf(layer, symbols);
  return (
    <>
      <Section title={names.get(layer.symbol) || t('unnamed')} data-testid="symbol-section">
        {!isHere && isRead && <p className={styles.missing}>{t('missing')}</p>}
        <div className={styles.buttons}>
          <Button
            disabled={!isHere}
            onClick={() => studio.runCommand('symbol.edit')}
            data-testid="symbol-edit"
          >
            {t('edit')}
          </Button>
          <Button
            disabled={!isHere}
            onClick={() => studio.runCommand('symbol.detach')}
            data-testid="symbol-detach"
          >
            {t('detach')}
          </Button>
          <Button
            disabled={layer.overrides === undefined}
            onClick={() => studio.runCommand('symbol.reset')}
            data-testid="symbol-reset"
          >
            {t('resetAll')}
          </Button>
        </div>
      </Section>
      {parts.length > 0 && (
        <Section title={t('here')}>
          <ul className={styles.parts}>
            {parts.map((part) => (
              <Part key={part.path} editor={editor} instance={layer} part={part} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Part(props: { editor: Editor; instance: SymbolLayer; part: Overridable }) {
  const t = useT('symbols');
  const { editor, instance, part } = props;
  const { kit } = useStore(brandState);
  const names = useStore(symbolState, (state) => state.names);
  const inspector = useT('inspector');
  const layer = brandedLayer(part.layer, kit);
  const name =
    part.base.name ||
    (part.base.kind === 'symbol' ? names.get(part.base.symbol) : '') ||
    inspector(`layer.${part.base.kind}`);
  const say = (change: Parameters<typeof editOverride>[3], field?: string) =>
    editOverride(
      editor,
      instance,
      part.path,
      change,
      field === undefined ? undefined : `${instance.id}.${part.path}.${field}`,
    );
  const isHidden = layer.hidden === true;
  return (
    <li className={styles.part} data-testid="symbol-part">
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        {part.said && (
          <IconButton
            small
            label={t('reset', { name })}
            icon={<RotateCcw {...SMALL} />}
            data-testid="symbol-part-reset"
            onClick={() => {
              say(Object.fromEntries(Object.keys(part.said ?? {}).map((key) => [key, undefined])));
              editor.closeStep();
            }}
          />
        )}
        <IconButton
          small
          pressed={isHidden}
          label={t(isHidden ? 'show' : 'hide', { name })}
          icon={isHidden ? <EyeOff {...SMALL} /> : <Eye {...SMALL} />}
          onClick={() => {
            const wanted = !isHidden;
            say({ hidden: wanted === (part.base.hidden === true) ? undefined : wanted });
            editor.closeStep();
          }}
        />
      </div>
      {!isHidden && <Fields layer={layer} part={part} name={name} say={say} editor={editor} />}
    </li>
  );
}

const textIn = (layer: Overridable['layer'], field: OverrideField): string | undefined => {
  const value = (layer as unknown as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : undefined;
};

function Fields(props: {
  editor: Editor;
  layer: Overridable['layer'];
  part: Overridable;
  name: string;
  say(change: Parameters<typeof editOverride>[3], field?: string): void;
}) {
  const t = useT('symbols');
  const { editor, layer, part, say } = props;
  const { kit } = useStore(brandState);
  const commit = () => editor.closeStep();
  const withoutName = (field: OverrideField) => {
    const { [field]: _gone, ...rest } = part.said?.brand ?? {};
    return Object.keys(rest).length > 0 ? rest : undefined;
  };
  const fields = OVERRIDE_FIELDS[layer.kind];
  return (
    <BrandTargetContext.Provider
      value={{
        tokens: layer.brand,
        follow(path: string, token: BrandToken) {
          const value = kit.colours.find(({ id }) => id === token)?.colour;
          if (value === undefined) return;
          say({ [path]: value, brand: { ...part.said?.brand, [path]: token } });
          commit();
        },
      }}
    >
      {fields.map((field) => {
        if (field === 'text') {
          return (
            <TextArea
              key={field}
              aria-label={t('textOf', { name: props.name })}
              rows={layer.kind === 'text' ? 2 : 1}
              value={textIn(layer, 'text') ?? ''}
              onChange={(text) =>
                say({ text: text === textIn(part.base, 'text') ? undefined : text }, 'text')
              }
              onCommit={commit}
              data-testid="symbol-text"
            />
          );
        }
        if (field === 'asset') {
          return <PictureRow key={field} layer={layer} say={say} commit={commit} />;
        }
        const value = textIn(layer, field);
        // what the symbol leaves unpainted has nothing to be changed
        if (value === undefined) return null;
        return (
          <ColourField
            key={field}
            label={t(`field.${field}`)}
            path={field}
            value={value}
            onChange={(colour) => say({ [field]: colour, brand: withoutName(field) }, field)}
            onCommit={commit}
            data-testid={`symbol-${field}`}
          />
        );
      })}
    </BrandTargetContext.Provider>
  );
}

function PictureRow(props: {
  layer: Overridable['layer'];
  say(change: Parameters<typeof editOverride>[3]): void;
  commit(): void;
}) {
  const t = useT('symbols');
  const { layer, say, commit } = props;
  if (layer.kind !== 'image') return null;
  const replace = async () => {
    const answer = await invoke('assets.pick', undefined);
    if (!answer.ok) return reportFailure(answer.error);
    if (answer.value === null) return;
    say({ asset: answer.value.hash });
    commit();
  };
  return (
    <div className={styles.picture}>
      <img className={styles.thumb} src={defaultAssetUrl(layer.asset)} alt="" />
      <Button
        icon={<ImageUp size={16} strokeWidth={1.5} />}
        onClick={() => void replace()}
        data-testid="symbol-picture"
      >
        {t('replace')}
      </Button>
    </div>
  );
}
