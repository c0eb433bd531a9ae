import { type Wire, wireList, wireOf, wireText } from '#shared/preview/messages-of';
import { cx } from '../../ui/cx';
import flex from '../flex/Flex.module.css';
import { colour } from '../flex/flex-values';
import { Picture } from '../Picture';
import { tapProps } from '../tap';
import { useView } from '../view-context';
import styles from './kinds.module.css';

/** The four templates. `path` leads to the template object. */
export function TemplateMessage({ template, path }: { template: Wire; path: string }) {
  const { showsAll } = useView();
  const track = cx(flex.track, styles.track, showsAll && flex.open);
  const columns = wireList(template.columns);
  const under = (rest: string) => (path === '' ? rest : `${path}/${rest}`);
  switch (template.type) {
    case 'confirm':
      return (
        <div className={styles.card} data-bubble={path}>
          <p className={styles.cardText} data-path={under('text')} data-kind="text">
            {wireText(template.text)}
          </p>
          <Actions owner={template} path={path} sideBySide />
        </div>
      );
    case 'carousel':
      return (
        <div className={track} data-swipes>
          {columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column has no identity but its place
            <Card key={index} card={column} looks={template} path={under(`columns/${index}`)} />
          ))}
        </div>
      );
    case 'image_carousel':
      return (
        <div className={track} data-swipes>
          {columns.map((column, index) => {
            const at = under(`columns/${index}`);
            const { label } = wireOf(column.action);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <div key={index} className={styles.square} data-bubble={at} {...tapProps(column)}>
                <Picture
                  url={wireText(column.imageUrl)}
                  fit="cover"
                  style={{ width: 240, height: 240 }}
                  path={at}
                  kind="image"
                />
                {wireText(label) !== '' && <span className={styles.pill}>{wireText(label)}</span>}
              </div>
            );
          })}
        </div>
      );
    default:
      return <Card card={template} looks={template} path={path} />;
  }
}

/** `buttons`, and a column of `carousel`. */
function Card({ card, looks, path }: { card: Wire; looks: Wire; path: string }) {
  const under = (rest: string) => (path === '' ? rest : `${path}/${rest}`);
  const picture = wireText(card.thumbnailImageUrl);
  return (
    <div className={styles.card} data-bubble={path}>
      <div className={styles.cardTop} {...tapProps(card, 'defaultAction')}>
        {picture !== '' && (
          <Picture
            url={picture}
            fit={looks.imageSize === 'contain' ? 'contain' : 'cover'}
            style={{
              width: '100%',
              aspectRatio: looks.imageAspectRatio === 'square' ? '1 / 1' : '1.51 / 1',
              backgroundColor: colour(card.imageBackgroundColor),
            }}
            path={under('thumbnailImageUrl')}
            kind="image"
          />
        )}
        {wireText(card.title) !== '' && (
          <strong className={styles.cardTitle} data-path={under('title')} data-kind="text">
            {wireText(card.title)}
          </strong>
        )}
        <p className={styles.cardText} data-path={under('text')} data-kind="text">
          {wireText(card.text)}
        </p>
      </div>
      <Actions owner={card} path={path} />
    </div>
  );
}

function Actions(props: { owner: Wire; path: string; sideBySide?: boolean }) {
  return (
    <div className={cx(styles.actions, props.sideBySide && styles.sideBySide)}>
      {wireList(props.owner.actions).map((action, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: an action has no identity but its place
          key={index}
          className={styles.action}
          data-path={`${props.path === '' ? '' : `${props.path}/`}actions/${index}`}
          data-kind="button"
          {...tapProps({ action })}
        >
          {wireText(action.label)}
        </div>
      ))}
    </div>
  );
}
