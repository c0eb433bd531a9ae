import { memo } from 'react';
import {
  BLOCKS,
  BUBBLES,
  blockPadding,
  bubbleSizeOf,
  bubbleWidth,
  CAROUSEL,
  SEPARATOR,
} from '#shared/preview/flex-pixels';
import { type Wire, wireList, wireOf } from '#shared/preview/messages-of';
import { cx } from '../../ui/cx';
import { tapProps } from '../tap';
import { useView } from '../view-context';
import { drawBox, drawComponent } from './draw-component';
import styles from './Flex.module.css';
import { colour } from './flex-values';
import type { Place } from './place';

const IN_BLOCK: Place = { layout: 'vertical', gap: undefined, isAligned: false };

/** A bubble, or a carousel of them. `path` leads to the container. */
export function FlexContainer({ container, path }: { container: Wire; path: string }) {
  const { showsAll } = useView();
  if (container.type !== 'carousel') return <FlexBubble bubble={container} path={path} />;
  const bubbles = wireList(container.contents);
  return (
    <div
      className={cx(styles.track, showsAll && styles.open)}
      style={{
        paddingInlineStart: CAROUSEL.before,
        paddingInlineEnd: CAROUSEL.after,
        gap: CAROUSEL.between,
      }}
      data-swipes
    >
      {bubbles.map((bubble, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bubble has no identity but its place
        <FlexBubble key={index} bubble={bubble} path={join(path, `contents/${index}`)} inCarousel />
      ))}
    </div>
  );
}

const join = (path: string, rest: string) => (path === '' ? rest : `${path}/${rest}`);

/** Drawn anew as a whole, and only when something in it has changed. */
const FlexBubble = memo(function FlexBubble(props: {
  bubble: Wire;
  path: string;
  inCarousel?: boolean;
}) {
  const { viewport, fontScale } = useView();
  const { bubble, path } = props;
  const size = bubbleSizeOf(bubble.size);
  const looks = wireOf(bubble.styles);
  const hasFooter = bubble.footer !== undefined;
  const present = BLOCKS.filter((name) => bubble[name] !== undefined && bubble[name] !== null);
  return (
    <div
      className={styles.bubble}
      dir={bubble.direction === 'rtl' ? 'rtl' : 'ltr'}
      style={{
        width: bubbleWidth(size, viewport),
        borderRadius: BUBBLES[size].radius,
        // only bodies grow to the tallest bubble; a bubble without one keeps its own height
        alignSelf: props.inCarousel && bubble.body === undefined ? 'flex-start' : undefined,
      }}
      data-bubble={path}
      {...tapProps(bubble)}
    >
      {present.map((name, index) => {
        const look = wireOf(looks[name]);
        const block = wireOf(bubble[name]);
        const at = join(path, name);
        const isBox = block.type === 'box';
        return (
          <div
            key={name}
            className={cx(styles.block, name === 'body' && styles.stretches)}
            style={{ backgroundColor: colour(look.backgroundColor) }}
          >
            {look.separator === true && index > 0 && (
              <div
                className={styles.separator}
                style={{
                  height: SEPARATOR.px,
                  backgroundColor: colour(look.separatorColor) ?? SEPARATOR.color,
                }}
              />
            )}
            {isBox
              ? drawBox({
                  node: block,
                  path: at,
                  place: IN_BLOCK,
                  fontScale,
                  padding: blockPadding(size, name, hasFooter),
                  fills: true,
                })
              : drawComponent({ node: block, path: at, place: IN_BLOCK, fontScale })}
          </div>
        );
      })}
    </div>
  );
});
