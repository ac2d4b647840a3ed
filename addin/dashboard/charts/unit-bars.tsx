import { HorizontalBarChartWithAxis } from '@fluentui/react-charts';
import { useRef } from 'react';
import { ProgressClass, progressClassLabels, type RollupUnit } from '../../../plan/rollup.ts';
import { useText } from '../../text/text-context.tsx';
import { classColors } from '../class-colors.ts';
import { axisNames, NAME_GAP_PX, roomForNames } from './axis-names.ts';
import { useChartSize } from './use-chart-size.ts';
import { useChartWords } from './use-chart-words.ts';
import { wholeTicks } from './whole-ticks.ts';

const BAR_PX = 18;
const LINE_PX = 26;
const AXIS_PX = 60;
const RIGHT_PX = 16;
const TICK_GAP_PX = 18;
/** Of the chart, at the most: its bars are read as well where names are long. */
const NAMES_SHARE = 0.46;

type Props = Readonly<{
  units: readonly RollupUnit[];
  nameOf: (unit: string) => string;
  onOpen: (unit: string, of: ProgressClass, label: string) => void;
}>;

/** One stacked bar for each unit, a part for each class. */
export function UnitBars({ units, nameOf, onOpen }: Props) {
  const { text, language } = useText();
  const box = useRef<HTMLDivElement>(null);
  const { width, widthOf } = useChartSize(box);
  useChartWords(box);
  const whole = units.map(({ unit }) => nameOf(unit));
  const label = roomForNames(whole, widthOf, width * NAMES_SHARE);
  const names = axisNames(whole, label, widthOf);
  const height = units.length * LINE_PX + AXIS_PX;
  const most = Math.max(1, ...units.map(({ rows }) => rows));
  const data = units.flatMap((unit, index) =>
    ProgressClass.options.flatMap(name => {
      const n = unit.classes[name];
      const word = progressClassLabels[name][language];
      if (n === 0) return [];
      return [
        {
          x: n,
          y: names[index]!,
          legend: word,
          color: classColors[name],
          xAxisCalloutData: `${nameOf(unit.unit)} · ${word}`,
          yAxisCalloutData: String(n),
          onClick: () => onOpen(unit.unit, name, word),
          callOutAccessibilityData: {
            ariaLabel: text('dash.openFigure', { label: `${nameOf(unit.unit)}, ${word}: ${n}` }),
          },
        },
      ];
    }),
  );
  return (
    <div ref={box} style={{ height }}>
      {width > 0 && (
        <HorizontalBarChartWithAxis
          data={data.toReversed()}
          chartTitle={text('dash.units')}
          width={width}
          height={height}
          barHeight={BAR_PX}
          yAxisPadding={0.4}
          margins={{ left: label + NAME_GAP_PX, right: RIGHT_PX, top: 4, bottom: 28 }}
          showYAxisLables
          hideLegend
          hideLabels
          xMaxValue={most}
          tickValues={wholeTicks(
            most,
            width - label - NAME_GAP_PX - RIGHT_PX,
            widthOf(`${most}`) + TICK_GAP_PX,
          )}
          culture={language === 'vi' ? 'vi-VN' : 'en-GB'}
        />
      )}
    </div>
  );
}
