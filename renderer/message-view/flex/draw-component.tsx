import type { CSSProperties, ReactElement } from 'react';
import { BUTTON, FLEX_COLOURS, SEPARATOR, TEXT_PX } from '#shared/preview/flex-pixels';
import { type Wire, wireList, wireOf, wireText } from '#shared/preview/messages-of';
import { cx } from '../../ui/cx';
import { Picture } from '../Picture';
import { tapProps } from '../tap';
import styles from './Flex.module.css';
import {
  alignOf,
  borderWidth,
  colour,
  extent,
  gradient,
  gravityOf,
  imageWidth,
  itemsOf,
  justifyOf,
  ratio,
  space,
  spaceOrShare,
  textPx,
} from './flex-values';
import { type Layout, type Place, placeStyle, placesIn } from './place';
import { TextSpans } from './TextSpans';

interface Drawn {
  node: Wire;
  /** JSON pointer without its first slash: `body/contents/0`. */
  path: string;
  place: Place;
  /** The follower's font size, for what follows it. */
  fontScale: number;
  /** A component has no identity on the wire but its place. */
  key?: number;
}

/**
 * Any Flex component, with everything inside of it. A kind that LINE does not know takes no room. These are plain
 * functions and not components of React: a long carousel has hundreds of them, and a bubble is drawn as a whole.
 */
export function drawComponent(drawn: Drawn): ReactElement | null {
  switch (drawn.node.type) {
    case 'box':
      return drawBox(drawn);
    case 'text':
      return flexText(drawn);
    case 'image':
      return flexImage(drawn);
    case 'icon':
      return flexIcon(drawn);
    case 'button':
      return flexButton(drawn);
    case 'separator':
      return flexSeparator(drawn);
    case 'filler':
      return (
        <div
          key={drawn.key}
          className={styles.component}
          style={placeStyle(drawn.node, drawn.place)}
        />
      );
    case 'spacer':
      return flexSpacer(drawn);
    case 'video':
      return flexVideo(drawn);
    default:
      return null;
  }
}

const PADDINGS = [
  ['paddingTop', 'paddingTop'],
  ['paddingBottom', 'paddingBottom'],
  ['paddingInlineStart', 'paddingStart'],
  ['paddingInlineEnd', 'paddingEnd'],
] as const;

const LAYOUTS = new Set<unknown>(['horizontal', 'vertical', 'baseline']);

/** `padding` is what a block of a bubble has before its box says otherwise: top, right, bottom, left. */
export function drawBox({
  node,
  path,
  place,
  fontScale,
  key,
  padding,
  fills = false,
}: Drawn & {
  padding?: readonly [number, number, number, number] | undefined;
  fills?: boolean;
}) {
  const layout: Layout = LAYOUTS.has(node.layout) ? (node.layout as Layout) : 'vertical';
  const children = wireList(node.contents);
  const places = placesIn(node, layout, children);
  const style = placeStyle(node, place);
  if (fills) style.flex = '1 0 auto';
  const setIf = <K extends keyof CSSProperties>(key: K, value: CSSProperties[K] | undefined) => {
    if (value !== undefined) style[key] = value;
  };
  if (padding) {
    style.paddingTop = padding[0];
    style.paddingInlineEnd = padding[1];
    style.paddingBottom = padding[2];
    style.paddingInlineStart = padding[3];
  }
  const paddingAll = spaceOrShare(node.paddingAll);
  for (const [css, wire] of PADDINGS) setIf(css, spaceOrShare(node[wire]) ?? paddingAll);
  setIf('backgroundColor', colour(node.backgroundColor));
  setIf('backgroundImage', gradient(node.background));
  setIf('borderRadius', space(node.cornerRadius));
  setIf('width', extent(node.width));
  setIf('height', extent(node.height));
  setIf('maxWidth', extent(node.maxWidth));
  setIf('maxHeight', extent(node.maxHeight));
  const border = borderWidth(node.borderWidth);
  if (border !== undefined && border !== '0px')
    style.border = `${border} solid ${colour(node.borderColor) ?? 'transparent'}`;
  setIf('justifyContent', justifyOf(node.justifyContent));
  if (layout !== 'baseline') setIf('alignItems', itemsOf(node.alignItems));
  return (
    <div
      key={key}
      className={cx(styles.component, styles[layout])}
      style={style}
      data-path={path}
      data-kind="box"
      {...tapProps(node)}
    >
      {children.map((child, index) =>
        drawComponent({
          node: child,
          path: `${path}/contents/${index}`,
          place: places[index] as Place,
          fontScale,
          key: index,
        }),
      )}
    </div>
  );
}

function flexText({ node, path, place, fontScale, key }: Drawn) {
  const scale = node.scaling === true ? fontScale : 1;
  const wraps = node.wrap === true;
  const lines = typeof node.maxLines === 'number' && node.maxLines > 0 ? node.maxLines : 0;
  const spacing = wraps ? Number.parseFloat(space(node.lineSpacing) ?? '0') : 0;
  const inner: CSSProperties = {
    fontSize: textPx(node.size, scale) ?? TEXT_PX.md * scale,
    color: colour(node.color) ?? FLEX_COLOURS.text,
  };
  if (node.weight === 'bold') inner.fontWeight = 700;
  if (node.style === 'italic') inner.fontStyle = 'italic';
  if (node.decoration === 'underline' || node.decoration === 'line-through')
    inner.textDecoration = node.decoration;
  if (node.align === 'center' || node.align === 'end') inner.textAlign = node.align;
  if (wraps && lines > 0) inner.WebkitLineClamp = lines;
  if (spacing > 0) {
    inner.lineHeight = `calc(1.4em + ${spacing}px)`;
    inner.marginBlock = -spacing / 2;
  }
  // `contents: []` beside a text is what LINE's designer wrote: as good as absent
  const spans = wireList(node.contents);
  return (
    <div
      key={key}
      className={styles.component}
      style={{ ...placeStyle(node, place), justifyContent: gravityOf(node.gravity) }}
      {...tapProps(node)}
    >
      <div
        className={cx(
          styles.text,
          wraps ? (lines > 0 ? styles.clamped : styles.wrapped) : styles.line,
        )}
        style={inner}
        data-path={path}
        data-kind="text"
        data-trim={spacing > 0 ? spacing / 2 : undefined}
        data-shrink={node.adjustMode === 'shrink-to-fit' && !wraps ? '' : undefined}
      >
        {spans.length > 0 ? (
          <TextSpans spans={spans} path={`${path}/contents`} scale={scale} lineSpacing={spacing} />
        ) : (
          wireText(node.text)
        )}
      </div>
    </div>
  );
}

function flexImage({ node, path, place, key }: Drawn) {
  const style = placeStyle(node, place);
  const isWhole = style.width !== undefined;
  return (
    <div
      key={key}
      className={styles.component}
      style={{
        ...style,
        alignItems: alignOf(node.align) ?? 'center',
        justifyContent: gravityOf(node.gravity),
      }}
      {...tapProps(node)}
    >
      <Picture
        url={wireText(node.url)}
        fit={node.aspectMode === 'cover' ? 'cover' : 'contain'}
        className={styles.image}
        style={{
          width: isWhole ? '100%' : imageWidth(node.size),
          aspectRatio: `1 / ${ratio(node.aspectRatio)}`,
          backgroundColor: colour(node.backgroundColor),
        }}
        path={path}
        kind="image"
      />
    </div>
  );
}

function flexIcon({ node, path, place, fontScale, key }: Drawn) {
  const scale = node.scaling === true ? fontScale : 1;
  const px = textPx(node.size, scale) ?? TEXT_PX.md * scale;
  return (
    <div key={key} className={styles.component} style={placeStyle(node, place)}>
      <Picture
        url={wireText(node.url)}
        fit="contain"
        className={styles.image}
        style={{ width: px / ratio(node.aspectRatio), height: px }}
        path={path}
        kind="icon"
      />
    </div>
  );
}

function flexButton({ node, path, place, fontScale, key }: Drawn) {
  const { label } = wireOf(node.action);
  const own = colour(node.color);
  const isFilled = node.style === 'primary' || node.style === 'secondary';
  const primary = node.style === 'primary';
  const size = BUTTON.fontSize * (node.scaling === true ? fontScale : 1);
  const style: CSSProperties = {
    height: node.height === 'sm' ? BUTTON.sm : BUTTON.md,
    fontSize: size,
    color: isFilled
      ? primary
        ? FLEX_COLOURS.onPrimary
        : FLEX_COLOURS.onSecondary
      : (own ?? FLEX_COLOURS.link),
  };
  if (isFilled)
    style.backgroundColor = own ?? (primary ? FLEX_COLOURS.primary : FLEX_COLOURS.secondary);
  return (
    <div
      key={key}
      className={styles.component}
      style={{ ...placeStyle(node, place), justifyContent: gravityOf(node.gravity) }}
    >
      <div
        className={styles.button}
        style={style}
        data-path={path}
        data-kind="button"
        {...tapProps(node)}
      >
        <span
          className={styles.label}
          data-shrink={node.adjustMode === 'shrink-to-fit' ? '' : undefined}
        >
          {wireText(label)}
        </span>
      </div>
    </div>
  );
}

function flexSeparator({ node, path, place, key }: Drawn) {
  const isUpright = place.layout !== 'vertical';
  return (
    <div
      key={key}
      className={styles.separator}
      style={{
        ...placeStyle(node, place),
        [isUpright ? 'width' : 'height']: SEPARATOR.px,
        backgroundColor: colour(node.color) ?? SEPARATOR.color,
      }}
      data-path={path}
      data-kind="separator"
    />
  );
}

/** Gone from the API, still in old definitions: room at the start or end of a box. */
function flexSpacer({ node, path, place, key }: Drawn) {
  const px = space(node.size) ?? space('md');
  const isUpright = place.layout === 'vertical';
  return (
    <div
      key={key}
      className={styles.component}
      style={{ flex: '0 0 auto', [isUpright ? 'height' : 'width']: px }}
      data-path={path}
      data-kind="spacer"
    />
  );
}

function flexVideo({ node, path, place, key }: Drawn) {
  return (
    <div key={key} className={styles.component} style={placeStyle(node, place)} {...tapProps(node)}>
      <Picture
        url={wireText(node.previewUrl)}
        film={wireText(node.url)}
        fit="cover"
        className={styles.image}
        style={{ width: '100%', aspectRatio: `1 / ${ratio(node.aspectRatio)}` }}
        path={path}
        kind="video"
      />
    </div>
  );
}
