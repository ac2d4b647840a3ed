import { LineChart } from '@fluentui/react-charts';
import { useRef } from 'react';
import { formatDate, type IsoDate } from '../../../plan/iso-date.ts';
import type { RollupFigures } from '../../../plan/rollup/read-view.ts';
import { formatShare } from '../../parts/format.ts';
import { useText } from '../../text/text-context.tsx';
import { lineColor } from '../class-colors.ts';
import { useChartSize } from './use-chart-size.ts';
import { useChartWords } from './use-chart-words.ts';

const HEIGHT_PX = 240;

type Props = Readonly<{ points: readonly RollupFigures[]; onOpen: (asOf: IsoDate) => void }>;

/** The rate at successive dates; days without a rate have no point. */
export function RateLine({ points, onOpen }: Props) {
  const { text, language } = useText();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useChartSize(box);
  useChartWords(box);
  const known = points.flatMap(({ asOf, rate }) => (rate === null ? [] : [{ asOf, rate }]));
  const culture = language === 'vi' ? 'vi-VN' : 'en-GB';
  return (
    <div ref={box}>
      {width > 0 && known.length > 0 && (
        <LineChart
          data={{
            chartTitle: text('dash.trend'),
            lineChartData: [
              {
                legend: text('rollup.rate'),
                color: lineColor,
                data: known.map(({ asOf, rate }) => ({
                  x: new Date(`${asOf}T00:00:00Z`),
                  y: Math.round(rate * 1000) / 10,
                  xAxisCalloutData: formatDate(asOf),
                  yAxisCalloutData: formatShare(rate, language),
                  text: `${formatDate(asOf)}: ${formatShare(rate, language)}`,
                  onDataPointClick: () => onOpen(asOf),
                  callOutAccessibilityData: {
                    ariaLabel: `${formatDate(asOf)}: ${formatShare(rate, language)}`,
                  },
                })),
                lineOptions: { strokeWidth: 3 },
              },
            ],
          }}
          width={width}
          height={HEIGHT_PX}
          margins={{ left: 48, right: 24, top: 12, bottom: 32 }}
          hideLegend
          yMinValue={0}
          yMaxValue={100}
          yAxisTickFormat={(value: number) => `${value}%`}
          tickValues={known.map(({ asOf }) => new Date(`${asOf}T00:00:00Z`))}
          customDateTimeFormatter={date => formatDate(date.toISOString().slice(0, 10)).slice(0, 5)}
          useUTC
          hideTickOverlap
          culture={culture}
        />
      )}
    </div>
  );
}
