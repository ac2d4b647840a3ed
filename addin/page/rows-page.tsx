import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DataBarHorizontalRegular } from '@fluentui/react-icons/svg/data-bar-horizontal';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import { ArrivingList } from '../parts/arriving-list.tsx';
import { ConflictList } from '../parts/conflict-list.tsx';
import { LastSendLine } from '../parts/last-send-line.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { PeriodReport } from '../parts/period-report.tsx';
import { rowNames } from '../parts/row-names.ts';
import { SendSummary } from '../parts/send-summary.tsx';
import { WaitingNote } from '../parts/waiting-note.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { AllFilesButton } from './all-files-button.tsx';
import { FileDrop } from './file-drop.tsx';
import type { PagePlans } from './page-plans.ts';
import type { PageWorkbook } from './page-workbook.ts';
import { PlanChoice } from './plan-choice.tsx';
import type { ReturnedFiles } from './returned-files.ts';
import { RowCards } from './row-cards.tsx';
import { RowDrawer } from './row-drawer.tsx';
import { RowFilter } from './row-filter.tsx';
import { matches, passes, rowLines, type Filter } from './row-line.ts';
import { RowTable } from './row-table.tsx';
import { WaitingConflictsList } from '../parts/waiting-conflicts-list.tsx';
import type { WaitingConflicts } from '../parts/waiting-conflicts.ts';
import { useWide } from './use-wide.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalXXL,
  },
  titles: { flex: '1 1 320px', minWidth: 0, maxWidth: '90ch' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  plan: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingTop: tokens.spacingVerticalS,
  },
  link: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  summary: { flex: '0 1 360px', minWidth: 'min(100%, 280px)' },
  notice: {
    outlineStyle: 'none',
    position: 'sticky',
    top: tokens.spacingVerticalS,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  quiet: { marginBottom: `calc(${tokens.spacingVerticalXL} * -1)` },
});

type Place = Readonly<{ rowId: string; column: ColumnKey | null }>;
type Props = Readonly<{
  session: PlanSession;
  state: Open;
  workbook: PageWorkbook;
  plans: PagePlans;
  files: ReturnedFiles;
  waiting: WaitingConflicts;
}>;

/** The account's rows: what waits, what differs, and each row with its form. */
export function RowsPage({ session, state, workbook, plans, files, waiting }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const wide = useWide();
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState<Place | null>(null);
  const [isOpen, setOpen] = useState(false);
  const show = (next: Place): void => {
    setPlace(next);
    setOpen(true);
  };
  const noticeArea = useRef<HTMLDivElement>(null);
  useSyncExternalStore(workbook.subscribe, () => workbook.revision);
  useEffect(
    () =>
      workbook.onGoTo((rowId, column) => {
        setPlace({ rowId, column });
        setOpen(true);
      }),
    [workbook],
  );

  const askHistory = useCallback((rowId: string) => session.historyOf(rowId), [session]);
  const { arriving, lastSend } = state;
  const busy = state.busy !== null;
  const { account, trial } = state.signIn;
  const lines = rowLines(state);
  const shown = lines.filter(line => passes(line, filter) && matches(line, query));
  const at = lines.find(line => line.row.id === place?.rowId) ?? null;

  const list = {
    lines: shown,
    cellText: (rowId: string, field: ColumnKey) => workbook.textOf(rowId, field),
    syncText: (rowId: string) => workbook.textOf(rowId, 'sync'),
    showUnit: account.role === 'secretariat' || lines.some(line => !line.editable),
    onEdit: (rowId: string) => show({ rowId, column: null }),
  };
  const move = (step: -1 | 1): void => {
    const from = shown.findIndex(line => line.row.id === place?.rowId);
    const next = shown[(from + step + shown.length) % shown.length];
    if (next) setPlace({ rowId: next.row.id, column: null });
  };

  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <h1 className={styles.title}>
            {text(account.role === 'secretariat' ? 'page.titleSecretariat' : 'page.title')}
          </h1>
          <p className={styles.plan}>
            {state.plan.number} · {state.plan.title}
          </p>
          <PlanChoice
            plans={plans.list}
            open={state.plan.id}
            pending={state.view.pending.length}
            onOpen={plan => void plans.open(plan)}
          />
          <div className={styles.links}>
            {account.unit !== null && (
              <Button
                size="small"
                icon={<ArrowDownloadRegular />}
                title={text('page.downloadHint')}
                onClick={() => account.unit !== null && void session.downloadWorkbook(account.unit)}
              >
                {text('page.download')}
              </Button>
            )}
            {account.role === 'secretariat' && <AllFilesButton session={session} />}
            {account.role === 'secretariat' && (
              <Link href={`/tong-hop?plan=${encodeURIComponent(state.plan.id)}`} className={styles.link}>
                <DataBarHorizontalRegular aria-hidden />
                {text('dash.title')}
              </Link>
            )}
            <Link
              href="/kiem-tra-tep.html"
              download
              className={styles.link}
              title={text('page.checkFileHint')}
            >
              <ArrowDownloadRegular aria-hidden />
              {text('page.checkFile')}
            </Link>
            {trial && (
              <Link href="/excel" className={styles.link}>
                <TableRegular aria-hidden />
                {text('page.excelTest')}
              </Link>
            )}
          </div>
        </div>
        <div className={styles.summary}>
          <SendSummary view={state.view} sending={busy} onSend={() => void session.send()}>
            {lastSend && (
              <LastSendLine
                lastSend={lastSend}
                busy={busy}
                onUndo={() => {
                  noticeArea.current?.focus();
                  void session.undoLastSend();
                }}
              />
            )}
          </SendSummary>
        </div>
      </div>
      <div
        ref={noticeArea}
        tabIndex={-1}
        className={mergeClasses(styles.notice, !state.busy && !state.notice && styles.quiet)}
      >
        <NoticeBar
          busy={state.busy}
          notice={state.notice}
          isWaiting={state.resend !== null}
          onUndo={cells => void session.undo(cells)}
          onDismiss={() => session.dismissNotice()}
        />
      </div>
      <WaitingNote
        connection={state.connection}
        resend={state.resend}
        keptIn={workbook.areEntriesKept ? 'browser' : 'page'}
        busy={busy}
        onSendNow={() => void session.send()}
      />
      {account.unit !== null && (
        <PeriodReport session={session} state={state} onGoTo={(rowId, column) => show({ rowId, column })} />
      )}
      {arriving && (
        <ArrivingList
          arriving={arriving}
          busy={busy}
          {...rowNames(state)}
          onGoTo={(rowId, column) => show({ rowId, column })}
          onTakeIn={() => {
            noticeArea.current?.focus();
            void session.takeIn();
          }}
          onPutOff={() => {
            noticeArea.current?.focus();
            session.putOff();
          }}
        />
      )}
      <ConflictList
        conflicts={state.view.conflicts}
        onChoose={(conflicts, choice) => {
          noticeArea.current?.focus();
          void session.choose(conflicts, choice);
        }}
      />
      <WaitingConflictsList
        waiting={waiting}
        units={state.units}
        isSecretariat={account.role === 'secretariat'}
      />
      <FileDrop files={files} units={state.units} isSecretariat={account.role === 'secretariat'} />
      <RowFilter lines={lines} filter={filter} query={query} onFilter={setFilter} onQuery={setQuery} />
      {shown.length === 0 && <p>{text(lines.length === 0 ? 'page.noRows' : 'page.empty')}</p>}
      {shown.length > 0 && (wide ? <RowTable {...list} /> : <RowCards {...list} />)}
      <RowDrawer
        open={isOpen}
        line={at}
        column={place?.column ?? null}
        cellText={list.cellText}
        syncText={list.syncText}
        askHistory={askHistory}
        onType={(field, typed) => place && workbook.type(place.rowId, field, typed)}
        onFix={(field, value) => place && void session.fix([{ rowId: place.rowId, column: field, value }])}
        onChoose={(conflict, choice) => void session.choose([conflict], choice)}
        onMove={move}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}
