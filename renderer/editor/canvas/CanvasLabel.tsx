import { Group, Rect, Text } from 'react-konva';

/** A measure in a filled box about a point of the page: as large at every zoom. Sizes are screen pixels. */
export function CanvasLabel(props: {
  text: string;
  /** Page pixels of its middle. */
  centre: { x: number; y: number };
  /** Page pixels of one screen pixel. */
  px: number;
  fill: string;
  colour: string;
  font: string;
  height: number;
  /** Beside the digits, both sides together. */
  padding: number;
  fontSize: number;
}) {
  const { text, centre, px } = props;
  // digits are 7 px wide at 11 and 12 px
  const width = (text.length * 7 + props.padding) * px;
  const height = props.height * px;
  return (
    <Group x={centre.x - width / 2} y={centre.y - height / 2}>
      <Rect width={width} height={height} cornerRadius={4 * px} fill={props.fill} />
      <Text
        text={text}
        width={width}
        height={height}
        align="center"
        verticalAlign="middle"
        fontSize={props.fontSize * px}
        fontStyle="700"
        fontFamily={props.font}
        fill={props.colour}
      />
    </Group>
  );
}
