import type { CSSProperties } from 'react';
import { type Wire, wireText } from '#shared/preview/messages-of';
import { colour, textPx } from './flex-values';

/** The spans of a text, each in its own dress; what they do not say they have from the text. */
export function TextSpans(props: {
  spans: readonly Wire[];
  path: string;
  scale: number;
  lineSpacing: number;
}) {
  return props.spans.map((span, index) => {
    if (span.type !== 'span') return null;
    const style: CSSProperties = {};
    const px = textPx(span.size, props.scale);
    if (px !== undefined) style.fontSize = px;
    if (props.lineSpacing > 0) style.lineHeight = `calc(1.4em + ${props.lineSpacing}px)`;
    const own = colour(span.color);
    if (own !== undefined) style.color = own;
    if (span.weight === 'bold') style.fontWeight = 700;
    if (span.weight === 'regular') style.fontWeight = 400;
    if (span.style === 'italic') style.fontStyle = 'italic';
    if (span.style === 'normal') style.fontStyle = 'normal';
    if (span.decoration === 'underline' || span.decoration === 'line-through')
      style.textDecoration = span.decoration;
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: a span has no identity but its place
        key={index}
        style={style}
        data-path={`${props.path}/${index}`}
        data-kind="span"
      >
        {wireText(span.text)}
      </span>
    );
  });
}
