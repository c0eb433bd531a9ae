import type { Point } from '#shared/geometry/turned';

/** A measure in a filled box about a point of the view. Sizes are screen pixels. */
export function CanvasLabel(props: {
  text: string;
  /** Its middle. */
  centre: Point;
  fill: string;
  colour: string;
  height: number;
  /** Beside the digits, both sides together. */
  padding: number;
  fontSize: number;
}) {
  const { text, centre } = props;
  // digits are 7 px wide at 11 and 12 px
  const width = text.length * 7 + props.padding;
  return (
    <g transform={`translate(${centre.x} ${centre.y})`}>
      <rect
        x={-width / 2}
        y={-props.height / 2}
        width={width}
        height={props.height}
        rx={4}
        fill={props.fill}
      />
      <text
        y="0.35em"
        textAnchor="middle"
        fontSize={props.fontSize}
        fontWeight={700}
        fill={props.colour}
      >
        {text}
      </text>
    </g>
  );
}
