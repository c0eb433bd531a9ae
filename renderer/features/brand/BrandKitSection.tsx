import { ImagePlus, Plus, Redo2, Trash2, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { BrandColour, BrandFont, BrandKit, BrandLogo } from '#shared/domain/brand/kit';
import { newId } from '#shared/domain/ids';
import { invoke } from '../../bridge';
import { brandModel, brandState } from '../../data/brand';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { defaultAssetUrl, isBundledFont } from '../../editor/paint';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { Button, ColourSwatch, IconButton, Select, TextField } from '../../ui';
import styles from './brand.module.css';

const SMALL = { size: 16, strokeWidth: 1.5 } as const;
const token = () => newId('tok', (length) => crypto.getRandomValues(new Uint8Array(length)));
type Part = keyof BrandKit;
type Item<P extends Part> = BrandKit[P][number];

/** Changes one colour, font or logo of the kit; typing in one field is one step. */
function change<P extends Part>(part: P, id: string, field: string, recipe: (it: Item<P>) => void) {
  brandModel.edit({ label: 'editBrand', coalesce: `${id}.${field}` }, (kit) => {
    const found = (kit[part] as Item<P>[]).find((item) => item.id === id);
    if (found) recipe(found);
  });
}

function remove(part: Part, id: string): void {
  brandModel.edit({ label: 'editBrand' }, (kit) => {
    const list = kit[part] as { id: string }[];
    const at = list.findIndex((item) => item.id === id);
    if (at >= 0) list.splice(at, 1);
  });
}

/** Colours, fonts and logos that all designs of the workspace share. */
export function BrandKitSection() {
  const t = useT('brand');
  const { kit } = useStore(brandState);
  const canUndo = useReadable(brandModel.history, (history) => history.canUndo);
  const canRedo = useReadable(brandModel.history, (history) => history.canRedo);
  const isReadOnly = useQuery('workspace.current', undefined).value?.readOnly === true;
  return (
    <section className={styles.group} aria-label={t('title')} data-testid="brand-kit">
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>{t('title')}</h2>
          <p className={styles.note}>{t('note')}</p>
        </div>
        <div className={styles.steps}>
          <IconButton
            small
            label={t('undo')}
            disabled={!canUndo}
            icon={<Undo2 {...SMALL} />}
            onClick={brandModel.undo}
            data-testid="brand-undo"
          />
          <IconButton
            small
            label={t('redo')}
            disabled={!canRedo}
            icon={<Redo2 {...SMALL} />}
            onClick={brandModel.redo}
          />
        </div>
      </header>
      <fieldset className={styles.parts} disabled={isReadOnly}>
        <PartList
          title={t('colours')}
          empty={t('noColours')}
          add={
            <Button
              icon={<Plus {...SMALL} />}
              data-testid="brand-add-colour"
              onClick={() =>
                brandModel.edit({ label: 'editBrand' }, (draft) => {
                  draft.colours.push({ id: token(), name: '', colour: '#4C5FE0' });
                })
              }
            >
              {t('addColour')}
            </Button>
          }
        >
          {kit.colours.map((item) => (
            <ColourRow key={item.id} item={item} />
          ))}
        </PartList>
        <PartList
          title={t('fonts')}
          empty={t('noFonts')}
          add={
            <Button
              icon={<Plus {...SMALL} />}
              data-testid="brand-add-font"
              onClick={() =>
                brandModel.edit({ label: 'editBrand' }, (draft) => {
                  draft.fonts.push({ id: token(), name: '', font: 'sans' });
                })
              }
            >
              {t('addFont')}
            </Button>
          }
        >
          {kit.fonts.map((item) => (
            <FontRow key={item.id} item={item} />
          ))}
        </PartList>
        <PartList
          title={t('logos')}
          empty={t('noLogos')}
          add={
            <Button
              icon={<ImagePlus {...SMALL} />}
              data-testid="brand-add-logo"
              onClick={() => void addLogo()}
            >
              {t('addLogo')}
            </Button>
          }
        >
          {kit.logos.map((item) => (
            <LogoRow key={item.id} item={item} />
          ))}
        </PartList>
      </fieldset>
      <p className={styles.note}>{t('removeNote')}</p>
    </section>
  );
}

function PartList(props: { title: string; empty: string; add: ReactNode; children: ReactNode[] }) {
  return (
    <div className={styles.part}>
      <div className={styles.partHead}>
        <h3 className={styles.partTitle}>{props.title}</h3>
        {props.add}
      </div>
      {props.children.length === 0 ? (
        <p className={styles.note}>{props.empty}</p>
      ) : (
        <ul className={styles.list}>{props.children}</ul>
      )}
    </div>
  );
}

function NameField(props: { part: Part; id: string; name: string }) {
  const t = useT('brand');
  return (
    <TextField
      aria-label={t('name')}
      placeholder={t('name')}
      className={styles.grow}
      value={props.name}
      onChange={(name) =>
        change(props.part, props.id, 'name', (item) => {
          item.name = name;
        })
      }
      onCommit={brandModel.closeStep}
      data-testid="brand-name"
    />
  );
}

function Remove(props: { part: Part; id: string; name: string }) {
  const t = useT('brand');
  return (
    <IconButton
      small
      label={t('remove', { name: props.name })}
      icon={<Trash2 {...SMALL} />}
      onClick={() => remove(props.part, props.id)}
    />
  );
}

const CODE = /^#[0-9A-F]{6}$/;

function ColourRow({ item }: { item: BrandColour }) {
  const t = useT('brand');
  const [draft, setDraft] = useState<string | null>(null);
  const name = item.name || item.colour;
  const set = (colour: string) =>
    change('colours', item.id, 'colour', (it) => {
      it.colour = colour;
    });
  const codeOf = (text: string) => `#${text.trim().replace(/^#/, '').toUpperCase()}`;
  return (
    <li className={styles.row} data-testid="brand-colour">
      <ColourSwatch
        label={t('colourOf', { name })}
        value={item.colour}
        onChange={set}
        onBlur={brandModel.closeStep}
      />
      <NameField part="colours" id={item.id} name={item.name} />
      <TextField
        aria-label={t('code')}
        className={styles.code}
        mono
        value={draft ?? item.colour}
        error={draft !== null && !CODE.test(codeOf(draft)) ? t('badCode') : undefined}
        onChange={(text) => {
          setDraft(text);
          if (CODE.test(codeOf(text))) set(codeOf(text));
        }}
        onCommit={() => {
          setDraft(null);
          brandModel.closeStep();
        }}
        data-testid="brand-code"
      />
      <Remove part="colours" id={item.id} name={name} />
    </li>
  );
}

const INSTALLED = 'installed';

function FontRow({ item }: { item: BrandFont }) {
  const t = useT('brand');
  const isBundled = isBundledFont(item.font);
  const [isNamed, setNamed] = useState(!isBundled);
  const set = (font: string) =>
    change('fonts', item.id, 'font', (it) => {
      it.font = font;
    });
  return (
    <li className={styles.row} data-testid="brand-font">
      <NameField part="fonts" id={item.id} name={item.name} />
      <Select<string>
        aria-label={t('font')}
        className={styles.font}
        value={isBundled && !isNamed ? item.font : INSTALLED}
        options={[
          { value: 'sans', label: t('sans'), detail: 'Noto Sans TC / JP' },
          { value: 'serif', label: t('serif'), detail: 'Noto Serif TC' },
          { value: INSTALLED, label: t('installed') },
        ]}
        onChange={(font) => {
          setNamed(font === INSTALLED);
          if (font !== INSTALLED) set(font);
          brandModel.closeStep();
        }}
      />
      {isNamed && (
        <TextField
          aria-label={t('fontName')}
          placeholder={t('fontName')}
          className={styles.grow}
          value={isBundled ? '' : item.font}
          onChange={(font) => set(font.trim().slice(0, 200) || 'sans')}
          onCommit={brandModel.closeStep}
        />
      )}
      <Remove part="fonts" id={item.id} name={item.name || item.font} />
    </li>
  );
}

async function pickLogo(): Promise<Pick<BrandLogo, 'asset' | 'name'> | null> {
  const answer = await invoke('assets.pick', undefined);
  if (!answer.ok) reportFailure(answer.error);
  if (!answer.ok || answer.value === null) return null;
  return { asset: answer.value.hash, name: answer.value.name.replace(/\.[^.]+$/, '') };
}

async function addLogo(): Promise<void> {
  const picked = await pickLogo();
  if (!picked) return;
  brandModel.edit({ label: 'editBrand' }, (kit) => {
    kit.logos.push({ id: token(), ...picked });
  });
}

function LogoRow({ item }: { item: BrandLogo }) {
  const t = useT('brand');
  return (
    <li className={styles.row} data-testid="brand-logo">
      <img className={styles.logo} src={defaultAssetUrl(item.asset)} alt="" />
      <NameField part="logos" id={item.id} name={item.name} />
      <Button
        onClick={async () => {
          const picked = await pickLogo();
          if (!picked) return;
          change('logos', item.id, 'asset', (it) => {
            it.asset = picked.asset;
          });
          brandModel.closeStep();
        }}
      >
        {t('replace')}
      </Button>
      <Remove part="logos" id={item.id} name={item.name} />
    </li>
  );
}
