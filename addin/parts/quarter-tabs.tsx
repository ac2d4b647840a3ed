import { Tab, TabList } from '@fluentui/react-components';
import { quarterNumeral, quarters, type Quarter } from '../../plan/quarter.ts';
import { useText } from '../text/text-context.tsx';

type Props = Readonly<{ value: Quarter; className?: string; onChoose: (quarter: Quarter) => void }>;

/** The quarters of a year side by side. */
export function QuarterTabs({ value, className, onChoose }: Props) {
  const { text } = useText();
  return (
    <TabList
      {...(className !== undefined && { className })}
      selectedValue={value}
      onTabSelect={(_, data) => onChoose(data.value as Quarter)}
      aria-label={text('rollup.quarterLabel')}
    >
      {quarters.map(quarter => (
        <Tab key={quarter} value={quarter}>
          {text('rollup.quarter', { numeral: quarterNumeral(quarter) })}
        </Tab>
      ))}
    </TabList>
  );
}
