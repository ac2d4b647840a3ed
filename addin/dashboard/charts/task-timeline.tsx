import { GanttChart } from '@fluentui/react-charts';
import { useRef } from 'react';
import { formatDate } from '../../../plan/iso-date.ts';
import { progressClassLabels } from '../../../plan/rollup.ts';
import type { TaskSpan } from '../../../plan/rollup/task-spans.ts';
import { quarterNumeral, quarterOf, quarters, quarterStart, type Quarter } from '../../../plan/quarter.ts';
import { useText } from '../../text/text-context.tsx';
import { classColors } from '../class-colors.ts';
import { axisNames, NAME_GAP_PX, roomForNames } from './axis-names.ts';
import { useChartSize } from './use-chart-size.ts';
import { useChartWords } from './use-chart-words.ts';

const LINE_PX = 30;
const AXIS_PX = 60;
/** Of the chart, at the most; titles are long, and whole in the table behind it. */
const NAMES_SHARE = 0.5;
const day = (date: string): Date => new Date(`${date}T00:00:00Z`);

type Props = Readonly<{
  spans: readonly TaskSpan[];
  year: number;
  titleOf: (task: number) => string;
  onOpen: (task: number) => void;
}>;

/** Tasks as bars from their first day to their last, against the year's quarters. */
export function TaskTimeline({ spans, year, titleOf, onOpen }: Props) {
  const { text, language } = useText();
  const box = useRef<HTMLDivElement>(null);
  const { width, widthOf } = useChartSize(box);
  useChartWords(box);
  const height = spans.length * LINE_PX + AXIS_PX;
  const whole = spans.map(({ task }) => `${task}. ${titleOf(task)}`);
  const label = roomForNames(whole, widthOf, width * NAMES_SHARE);
  const names = axisNames(whole, label, widthOf);
  const quarterWord = (quarter: Quarter): string =>
    text('rollup.quarter', { numeral: quarterNumeral(quarter) });
  const wordPx = Math.max(...quarters.map(quarter => widthOf(quarterWord(quarter))));
  // The last quarter's word stands at the edge.
  const right = Math.ceil(wordPx / 2) + 2;
  const hasRoom = width - label - NAME_GAP_PX - right > quarters.length * wordPx;
  const wordOn = hasRoom ? quarterWord : quarterNumeral;
  const data = spans.map((span, index) => {
    const word = progressClassLabels[span.class][language];
    const dates = `${formatDate(span.start)} – ${formatDate(span.end)}`;
    return {
      x: { start: day(span.start), end: day(span.end) },
      y: names[index]!,
      legend: word,
      color: classColors[span.class],
      xAxisCalloutData: `${text('problems.row', { no: span.task })} · ${word}`,
      yAxisCalloutData: dates,
      onClick: () => onOpen(span.task),
      callOutAccessibilityData: {
        ariaLabel: text('dash.openFigure', {
          label: `${text('problems.row', { no: span.task })}, ${word}, ${dates}`,
        }),
      },
    };
  });
  return (
    <div ref={box} style={{ height }}>
      {width > 0 && (
        <GanttChart
          data={data.toReversed()}
          chartTitle={text('dash.timeline')}
          width={width}
          height={height}
          maxBarHeight={16}
          margins={{ left: label + NAME_GAP_PX, right, top: 4, bottom: 28 }}
          showYAxisLables
          hideLegend
          useUTC
          tickValues={quarters.map(quarter => day(quarterStart(year, quarter)))}
          customDateTimeFormatter={date => wordOn(quarterOf(date.toISOString().slice(0, 10)))}
          yAxisCategoryOrder="data"
          culture={language === 'vi' ? 'vi-VN' : 'en-GB'}
        />
      )}
    </div>
  );
}
