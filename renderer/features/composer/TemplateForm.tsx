import type { ProblemPath } from '#shared/errors/app-error';
import { countGraphemes } from '#shared/line/count';
import { LIMITS } from '#shared/line/limits';
import { wireList, wireOf } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { FieldRow, Section } from '../../ui';
import { ActionFields } from './ActionFields';
import { WireChoice, WirePicture, WireText } from './fields';
import { PartList } from './PartList';
import { useWire } from './wire-context';

const L = LIMITS.template;

/** Buttons, confirm, carousel and image carousel. */
export function TemplateForm() {
  const t = useT('composer');
  const { wire } = useWire();
  const template = wireOf(wire.template);
  const base: ProblemPath = ['template'];
  const choice = () => ({ type: 'message', label: t('words.choice'), text: t('words.choice') });
  return (
    <>
      <Section title={t('section.message')}>
        <WireText
          path={['altText']}
          limit={LIMITS.message.altText}
          rows={2}
          note={t('note.altText')}
        />
        {template.type === 'buttons' && (
          <>
            <Words
              path={base}
              part={template}
              most={L.buttonsText}
              less={L.buttonsTextWithPicture}
            />
            <Look base={base} />
          </>
        )}
        {template.type === 'confirm' && (
          <WireText
            path={['template', 'text']}
            limit={L.confirmText}
            count={countGraphemes}
            rows={3}
          />
        )}
        {template.type === 'carousel' && <Look base={base} />}
      </Section>
      {(template.type === 'buttons' || template.type === 'confirm') && (
        <Section title={t('section.actions')}>
          <PartList
            path={['template', 'actions']}
            name="button"
            min={template.type === 'confirm' ? L.confirmActions : 1}
            max={template.type === 'confirm' ? L.confirmActions : L.buttonsActions}
            make={choice}
          >
            {(path) => <ActionFields path={path} place="template" />}
          </PartList>
        </Section>
      )}
      {template.type === 'carousel' && (
        <Section title={t('section.columns')}>
          <PartList
            path={['template', 'columns']}
            name="column"
            min={1}
            max={L.columns}
            make={() =>
              structuredClone(
                wireList(template.columns).at(-1) ?? { text: '', actions: [choice()] },
              )
            }
          >
            {(path, index) => (
              <>
                <Words
                  path={path}
                  part={wireOf(wireList(template.columns)[index])}
                  most={L.columnText}
                  less={L.columnTextWithPicture}
                />
                <PartList
                  path={[...path, 'actions']}
                  name="button"
                  min={1}
                  max={L.columnActions}
                  make={choice}
                >
                  {(inner) => <ActionFields path={inner} place="template" />}
                </PartList>
              </>
            )}
          </PartList>
        </Section>
      )}
      {template.type === 'image_carousel' && (
        <Section title={t('section.columns')}>
          <PartList
            path={['template', 'columns']}
            name="column"
            min={1}
            max={L.columns}
            make={() => ({ imageUrl: '', action: choice() })}
          >
            {(path) => (
              <>
                <WirePicture path={[...path, 'imageUrl']} />
                <ActionFields path={[...path, 'action']} place="imageCarousel" />
              </>
            )}
          </PartList>
        </Section>
      )}
    </>
  );
}

/** Picture, title and text; with one of the first two the text has to be shorter. */
function Words(props: {
  path: ProblemPath;
  part: Readonly<Record<string, unknown>>;
  most: number;
  less: number;
}) {
  const { path, part } = props;
  const isShort = part.title !== undefined || part.thumbnailImageUrl !== undefined;
  return (
    <>
      <WirePicture path={[...path, 'thumbnailImageUrl']} optional />
      <WireText path={[...path, 'title']} limit={L.title} count={countGraphemes} optional />
      <WireText
        path={[...path, 'text']}
        limit={isShort ? props.less : props.most}
        count={countGraphemes}
        rows={2}
      />
    </>
  );
}

function Look({ base }: { base: ProblemPath }) {
  return (
    <FieldRow>
      <WireChoice
        path={[...base, 'imageAspectRatio']}
        options={['rectangle', 'square']}
        fallback="rectangle"
      />
      <WireChoice path={[...base, 'imageSize']} options={['cover', 'contain']} fallback="cover" />
    </FieldRow>
  );
}
