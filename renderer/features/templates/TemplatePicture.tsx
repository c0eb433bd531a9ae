import type { Bounds, Size } from '#shared/geometry/bounds';
import { letterAt } from '#shared/geometry/lettering';
import styles from './templates.module.css';

/** The shape of a layout, lettered like the canvas. */
export function TemplatePicture(props: { areas: readonly Bounds[]; size: Size }) {
  const { width, height } = props.size;
  const unit = width / 100;
  return (
    <svg
      className={styles.picture}
      viewBox={`${-unit} ${-unit} ${width + 2 * unit} ${height + 2 * unit}`}
      aria-hidden="true"
    >
      <rect className={styles.paper} width={width} height={height} rx={2 * unit} />
      {props.areas.map((area, index) => (
        <g key={`${area.x},${area.y}`}>
          <rect
            className={styles.cell}
            x={area.x}
            y={area.y}
            width={area.width}
            height={area.height}
            strokeWidth={unit}
          />
          <text
            className={styles.letter}
            x={area.x + area.width / 2}
            y={area.y + area.height / 2}
            fontSize={12 * unit}
          >
            {letterAt(index)}
          </text>
        </g>
      ))}
    </svg>
  );
}
