import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { useEffect, useRef, useState, useSyncExternalStore, type DragEvent } from 'react';
import type { Unit } from '../../plan/unit.ts';
import { FILES_ANCHOR } from '../parts/files-anchor.ts';
import { Section } from '../parts/section.tsx';
import { useText } from '../text/text-context.tsx';
import { ReturnedFileCard } from './returned-file-card.tsx';
import { asked, asksNow, type ReturnedFiles } from './returned-files.ts';

const useStyles = makeStyles({
  zone: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  over: { border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}` },
  hint: {
    flex: '1 1 320px',
    maxWidth: '90ch',
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  drop: { color: tokens.colorNeutralForeground2, '@media (hover: none)': { display: 'none' } },
  progress: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
});

/** What the picker offers first; the service says what it thinks of any other file. */
const ACCEPTED = '.xlsx,.xlsm,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files shown before somebody asks for the rest; the rows of the plan stand below them. */
const FIRST = 8;

type Props = Readonly<{ files: ReturnedFiles; units: readonly Unit[]; isSecretariat: boolean }>;

/** Where workbooks that came back are handed in, and what became of each. */
export function FileDrop({ files, units, isSecretariat }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const list = useSyncExternalStore(files.subscribe, files.list);
  const [isOver, setOver] = useState(false);
  const [all, setAll] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (location.hash !== `#${FILES_ANCHOR}`) return;
    place.current?.scrollIntoView();
    chooser.current?.focus();
  }, []);
  useEffect(() => takeDropsBeside(files), [files]);
  const unitName = (id: string): string => units.find(unit => unit.id === id)?.name ?? id;
  const done = list.filter(({ kind }) => kind === 'merged' || kind === 'failed').length;
  const asking = list.filter(asksNow).length;
  // Those that asked for somebody stand first, also once they are settled: nothing moves away from under a hand.
  const sorted = [...list.filter(asked), ...list.filter(file => !asked(file))];
  const shown = all ? sorted : sorted.slice(0, FIRST);
  const isBusy = done < list.length;
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <div ref={place} id={FILES_ANCHOR}>
      <Section title={text('files.title')} {...(list.length > 0 && { aside: list.length })}>
        <div
          className={mergeClasses(styles.zone, isOver && styles.over)}
          onDragEnter={over}
          onDragOver={over}
          onDragLeave={event => {
            if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
              setOver(false);
          }}
          onDrop={event => {
            event.preventDefault();
            setOver(false);
            files.add([...event.dataTransfer.files]);
          }}
        >
          <input
            ref={input}
            hidden
            type="file"
            multiple
            accept={ACCEPTED}
            onChange={({ currentTarget }) => {
              files.add([...(currentTarget.files ?? [])]);
              // The same file, saved once more, may be chosen again.
              currentTarget.value = '';
            }}
          />
          <Button ref={chooser} icon={<ArrowUploadRegular />} onClick={() => input.current?.click()}>
            {text('files.choose')}
          </Button>
          <span className={styles.drop}>{text(isOver ? 'files.dropNow' : 'files.drop')}</span>
          <p className={styles.hint}>{text(isSecretariat ? 'files.hintSecretariat' : 'files.hint')}</p>
        </div>
        <div className={styles.progress} role="status">
          {list.length > 0 && (
            <span>
              {text('files.progress', { done, all: list.length })}
              {asking > 0 && ` · ${text('files.asking', { n: asking })}`}
            </span>
          )}
        </div>
        {isBusy && list.length > 1 && (
          <ProgressBar
            aria-label={text('files.progress', { done, all: list.length })}
            value={done / list.length}
          />
        )}
        {list.length > 0 && (
          <ul className={styles.list}>
            {shown.map(file => (
              <li key={file.id}>
                <ReturnedFileCard file={file} files={files} unitName={unitName} />
              </li>
            ))}
          </ul>
        )}
        {shown.length < sorted.length && (
          <Button appearance="subtle" onClick={() => setAll(true)}>
            {text('files.moreFiles', { n: sorted.length - shown.length })}
          </Button>
        )}
      </Section>
    </div>
  );
}

/** A file dropped beside the place is taken too: the browser would open it and leave the page. */
function takeDropsBeside(files: ReturnedFiles): () => void {
  const over = (event: globalThis.DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: globalThis.DragEvent): void => {
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (event.defaultPrevented || dropped.length === 0) return;
    event.preventDefault();
    files.add(dropped);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}
