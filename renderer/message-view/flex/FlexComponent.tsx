import { type CSSProperties, memo } from 'react';
import { BUTTON, FLEX_COLOURS, SEPARATOR, TEXT_PX } from '#shared/preview/flex-pixels';
import { type Wire, wireList, wireOf, wireText } from '#shared/preview/messages-of';
import { cx } from '../../ui/cx';
import { Picture } from '../Picture';
import { tapProps } from '../tap';
import { useView } from '../view-context';
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

interface Props {
  node: Wire;
  /** JSON pointer without its first slash: `body/contents/0`. */
  path: string;
  place: Place;
}

/**
 * Any Flex component, with everything inside of it. A kind that LINE does not know takes no room. What draws a kind
 * is a plain function without hooks and not a component of its own: a long carousel has hundreds of them.
 */
export const FlexComponent = memo(function FlexComponent(props: Props) {
  const { fontScale } = useView();
  switch (props.node.type) {
    case 'box':
      return FlexBox(props);
    case 'text':
      return flexText(props, fontScale);
    case 'image':
      return flexImage(props);
    case 'icon':
      return flexIcon(props, fontScale);
    case 'button':
      return flexButton(props, fontScale);
    case 'separator':
      return flexSeparator(props);
    case 'filler':
      return <div className={styles.component} style={placeStyle(props.node, props.place)} />;
    case 'spacer':
      return flexSpacer(props);
    case 'video':
      return flexVideo(props);
    default:
      return null;
  }
});

const PADDINGS = [
  ['paddingTop', 'paddingTop'],
  ['paddingBottom', 'paddingBottom'],
  ['paddingInlineStart', 'paddingStart'],
  ['paddingInlineEnd', 'paddingEnd'],
] as const;

const LAYOUTS = new Set<unknown>(['horizontal', 'vertical', 'baseline']);

/** `padding` is what a block of a bubble has before its box says otherwise: top, right, bottom, left. */
export function FlexBox({
  node,
  path,
  place,
  padding,
  fills = false,
}: Props & {
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
      className={cx(styles.component, styles[layout])}
      style={style}
      data-path={path}
      data-kind="box"
      {...tapProps(node)}
    >
      {children.map((child, index) => (
        <FlexComponent
          // a component has no identity on the wire but its place
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          node={child}
          path={`${path}/contents/${index}`}
          place={places[index] as Place}
        />
      ))}
    </div>
  );
}

function flexText({ node, path, place }: Props, fontScale: number) {
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

function flexImage({ node, path, place }: Props) {
  const style = placeStyle(node, place);
  const isWhole = style.width !== undefined;
  return (
    <div
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

function flexIcon({ node, path, place }: Props, fontScale: number) {
  const scale = node.scaling === true ? fontScale : 1;
  const px = textPx(node.size, scale) ?? TEXT_PX.md * scale;
  return (
    <div className={styles.component} style={placeStyle(node, place)}>
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

function flexButton({ node, path, place }: Props, fontScale: number) {
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

function flexSeparator({ node, path, place }: Props) {
  const isUpright = place.layout !== 'vertical';
  return (
    <div
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
function flexSpacer({ node, path, place }: Props) {
  const px = space(node.size) ?? space('md');
  const isUpright = place.layout === 'vertical';
  return (
    <div
      className={styles.component}
      style={{ flex: '0 0 auto', [isUpright ? 'height' : 'width']: px }}
      data-path={path}
      data-kind="spacer"
    />
  );
}

function flexVideo({ node, path, place }: Props) {
  return (
    <div className={styles.component} style={placeStyle(node, place)} {...tapProps(node)}>
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
