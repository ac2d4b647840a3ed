import { useCallback, useEffect, useState } from 'react';
import type { HistoryAnswer } from '../../plan/http.ts';
import type { Row } from '../../plan/row.ts';
import type { Answer } from '../client/answer.ts';

export type AskHistory = (rowId: string) => Promise<Answer<HistoryAnswer>>;

type Asked = Readonly<{
  /** Null while the answer is awaited. */
  answer: Answer<HistoryAnswer> | null;
  retry: () => void;
}>;

/** The log of a row, asked for when the row comes into view and again whenever a field of it has changed. */
export function useHistory(ask: AskHistory, { id, versions }: Pick<Row, 'id' | 'versions'>): Asked {
  const [found, setFound] = useState<Readonly<{ id: string; answer: Answer<HistoryAnswer> }> | null>(null);
  const [tries, setTries] = useState(0);
  const newest = Math.max(...Object.values(versions));

  useEffect(() => {
    let wanted = true;
    void ask(id).then(answer => {
      if (wanted) setFound({ id, answer });
    });
    return () => {
      wanted = false;
    };
  }, [ask, id, newest, tries]);

  const retry = useCallback(() => {
    setFound(null);
    setTries(n => n + 1);
  }, []);
  return { answer: found?.id === id ? found.answer : null, retry };
}
