import { type Wire, wireList, wireOf, wireText } from '#shared/preview/messages-of';
import { Picture } from '../Picture';
import { tapProps } from '../tap';
import { useView } from '../view-context';
import styles from './kinds.module.css';

const SIDE = 7;
/** A rich message is drawn nearly as wide as the chat. */
const MOST = 520;

const px = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);

/** What LINE's manager calls a rich message: one picture, its areas, perhaps a film. */
export function ImagemapMessage({ message, path }: { message: Wire; path: string }) {
  const view = useView();
  const base = wireOf(message.baseSize);
  const baseWidth = px(base.width) || 1040;
  const baseHeight = px(base.height) || 1040;
  const width = Math.min(view.viewport - 2 * SIDE, MOST);
  const scale = width / baseWidth;
  const at = (area: Wire) => ({
    left: px(area.x) * scale,
    top: px(area.y) * scale,
    width: px(area.width) * scale,
    height: px(area.height) * scale,
  });
  const video = wireOf(message.video);
  return (
    <div className={styles.imagemap} style={{ width }} data-bubble={path}>
      <Picture
        url={wireText(message.baseUrl)}
        fit="cover"
        style={{ width, height: baseHeight * scale }}
        path={path}
        kind="image"
      />
      {message.video !== undefined && (
        <Picture
          url={wireText(video.previewImageUrl)}
          film={wireText(video.originalContentUrl)}
          fit="cover"
          style={{ position: 'absolute', ...at(wireOf(video.area)) }}
          path={`${path === '' ? '' : `${path}/`}video`}
          kind="video"
        />
      )}
      {wireList(message.actions).map((action, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: an area has no identity but its place
          key={index}
          className={styles.area}
          style={at(wireOf(action.area))}
          data-path={`${path === '' ? '' : `${path}/`}actions/${index}`}
          data-kind="area"
          {...tapProps({ action: asAction(action) })}
        />
      ))}
    </div>
  );
}

/** Imagemaps write their actions in a form of their own; a tap means the same. Kept, so that a tap finds it. */
const asActions = new WeakMap<Wire, Wire>();
function asAction(action: Wire): Wire {
  const known = asActions.get(action);
  if (known) return known;
  const plain = action.type === 'uri' ? { ...action, uri: action.linkUri } : action;
  asActions.set(action, plain);
  return plain;
}
