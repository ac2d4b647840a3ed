import { useDataTable } from './use-data-table.ts';

type Props = Readonly<{
  words: readonly string[];
  /** How many of the last columns hold numbers. */
  numbers?: number;
}>;

/** The head of a table of figures: words at the left, numbers under theirs at the right. */
export function DataHeads({ words, numbers = 0 }: Props) {
  const look = useDataTable();
  return (
    <thead>
      <tr>
        {words.map((word, index) => (
          <th
            key={index}
            scope="col"
            className={index < words.length - numbers ? look.head : `${look.head} ${look.number}`}
          >
            {word}
          </th>
        ))}
      </tr>
    </thead>
  );
}
