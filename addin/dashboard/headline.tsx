import { ProgressBar } from '@fluentui/react-components';
import type { Rollup } from '../../plan/rollup.ts';
import { formatShare } from '../parts/format.ts';
import { useText } from '../text/text-context.tsx';
import { FigureButton } from './figure-button.tsx';
import './head.css';
import { headlineFigures, ratedTasks, unitsReported } from './headline-figures.ts';
import type { OpenFigure } from './opened-figure.ts';

type Props = Readonly<{
  rollup: Rollup;
  onOpen: OpenFigure;
  /** Leads to the list of units that have not reported. */
  onMissing: () => void;
}>;

/** What matters first, each figure open to what it counts. */
export function Headline({ rollup, onOpen, onMissing }: Props) {
  const { text, language } = useText();
  const { quarter, rate, units } = rollup;
  const reported = unitsReported(rollup);
  return (
    <dl className="headline">
      <div className="headline-figure headline-rate">
        <dt className="headline-word">
          {text('rollup.rate')}
          <span className="headline-formula">{text('dash.rateFormula', ratedTasks(rollup))}</span>
          {rate !== null && (
            <ProgressBar
              className="headline-bar"
              value={rate}
              thickness="large"
              aria-label={text('rollup.rateHint')}
            />
          )}
        </dt>
        <dd className={`headline-number ${rate === null ? 'headline-none' : ''}`}>
          <FigureButton
            label={`${text('rollup.rate')}: ${rate === null ? text('rollup.rateNone') : formatShare(rate, language)}`}
            onOpen={
              rate === null
                ? null
                : () => onOpen({ figure: { kind: 'rated' }, quarter, label: text('dash.rated') })
            }
          >
            {rate === null ? text('rollup.rateNone') : formatShare(rate, language)}
          </FigureButton>
        </dd>
      </div>
      {headlineFigures(rollup).map(({ key, n, figure, isAlarming }) => (
        <div key={key} className="headline-figure">
          <dt className="headline-word">{text(key)}</dt>
          <dd className={`headline-number ${isAlarming ? 'headline-alarming' : ''}`}>
            <FigureButton
              label={`${text(key)}: ${n}`}
              onOpen={n === 0 ? null : () => onOpen({ figure, quarter, label: text(key) })}
            >
              {n}
            </FigureButton>
          </dd>
        </div>
      ))}
      <div className="headline-figure">
        <dt className="headline-word">{text('dash.unitsReported')}</dt>
        <dd className="headline-number">
          <FigureButton
            label={`${text('dash.unitsReported')}: ${reported}/${units.length}`}
            onOpen={units.length === 0 ? null : onMissing}
          >
            {reported}
            <span className="headline-of">{`/${units.length}`}</span>
          </FigureButton>
        </dd>
      </div>
    </dl>
  );
}
