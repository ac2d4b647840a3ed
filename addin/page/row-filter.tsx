import { makeStyles, SearchBox, Tab, TabList, tokens } from '@fluentui/react-components';
import { useText } from '../text/text-context.tsx';
import { passes, type Filter, type RowLine } from './row-line.ts';

const filters: readonly Filter[] = ['all', 'attention', 'pending', 'unreported'];

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  tabs: { flexWrap: 'wrap', minWidth: 0, maxWidth: '100%' },
  search: { flex: '1 1 220px', maxWidth: '360px' },
});

type Props = Readonly<{
  lines: readonly RowLine[];
  filter: Filter;
  query: string;
  onFilter: (filter: Filter) => void;
  onQuery: (query: string) => void;
}>;

/** Which rows to show; each choice says how many it has. */
export function RowFilter({ lines, filter, query, onFilter, onQuery }: Props) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={filter}
        onTabSelect={(_, data) => onFilter(data.value as Filter)}
        aria-label={text('page.filter')}
      >
        {filters.map(value => (
          <Tab key={value} value={value}>
            {text(`page.filter.${value}`, { n: lines.filter(line => passes(line, value)).length })}
          </Tab>
        ))}
      </TabList>
      <SearchBox
        className={styles.search}
        value={query}
        placeholder={text('page.search')}
        aria-label={text('page.search')}
        onChange={(_, data) => onQuery(data.value)}
      />
    </div>
  );
}
