import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { WandRegular } from '@fluentui/react-icons/svg/wand';
import { useId, useState } from 'react';
import type { FixKind, OfferedFix } from '../session/fix-kinds.ts';
import type { AcceptedFix } from '../session/session-state.ts';
import type { TextKey } from '../text/text.ts';
import { useText } from '../text/text-context.tsx';
import { vi } from '../text/vi.ts';
import { columnLabel } from './format.ts';
import { ValueChange } from './value-change.tsx';

/** A person reads no more of a preview than this; the rest is counted. */
const PREVIEWED = 8;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  kind: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    '&:not(:first-child)': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  preview: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  place: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

type Props = Readonly<{
  kinds: readonly FixKind[];
  onFix: (fixes: readonly AcceptedFix[]) => void;
}>;

/** One press for all cells in the same trouble; what it would write can be seen first, and must be for old encodings. */
export function FixKindList({ kinds, onFix }: Props) {
  const styles = useStyles();
  if (kinds.length === 0) return null;
  return (
    <ul className={styles.list}>
      {kinds.map(kind => (
        <FixKindItem key={kind.reason} kind={kind} onFix={onFix} />
      ))}
    </ul>
  );
}

function FixKindItem({ kind: { reason, fixes }, onFix }: Pick<Props, 'onFix'> & Readonly<{ kind: FixKind }>) {
  const { text } = useText();
  const styles = useStyles();
  const [previewed, setPreviewed] = useState(false);
  const id = useId();
  const n = fixes.length;
  const mustSee = reason === 'legacyEncoding' && !previewed;
  return (
    <li className={styles.kind}>
      <span id={id}>{text(titleOf(reason), { n })}</span>
      <div className={styles.actions}>
        {!mustSee && (
          <Button
            size="small"
            icon={<WandRegular />}
            aria-describedby={id}
            onClick={() => onFix(fixes.map(accepted))}
          >
            {text('fixAll.fix', { n })}
          </Button>
        )}
        <Button
          size="small"
          appearance={mustSee ? 'secondary' : 'subtle'}
          icon={<EyeRegular />}
          aria-expanded={previewed}
          aria-describedby={id}
          onClick={() => setPreviewed(!previewed)}
        >
          {text(previewed ? 'fixAll.hide' : 'fixAll.preview')}
        </Button>
      </div>
      {previewed && <Preview fixes={fixes} />}
    </li>
  );
}

function Preview({ fixes }: Pick<FixKind, 'fixes'>) {
  const { text, language } = useText();
  const styles = useStyles();
  const left = fixes.length - PREVIEWED;
  return (
    <ul className={styles.preview}>
      {fixes.slice(0, PREVIEWED).map(fix => (
        <li key={`${fix.rowId}.${fix.column}`}>
          <div className={styles.place}>
            {text('conflict.heading', { no: fix.task ?? '', field: columnLabel(fix.column, language) })}
          </div>
          <FixChange fix={fix} />
        </li>
      ))}
      {left > 0 && <li className={styles.place}>{text('fixAll.others', { n: left })}</li>}
    </ul>
  );
}

/** What a cell shows and what it would hold. */
export function FixChange({ fix }: { fix: Pick<OfferedFix, 'value' | 'label' | 'shown'> }) {
  const { text } = useText();
  return (
    <ValueChange
      before={fix.shown || text('pending.empty')}
      after={fix.value === null ? text('pending.empty') : fix.label}
      terms={[text('arriving.mine'), text('fixAll.after')]}
    />
  );
}

/** A repair without what is only shown of it. */
export function accepted({ rowId, column, value, shown }: AcceptedFix): AcceptedFix {
  return { rowId, column, value, ...(shown !== undefined && { shown }) };
}

function titleOf(reason: FixKind['reason']): TextKey {
  const key = `fixKind.${reason}`;
  return key in vi ? (key as TextKey) : 'fixKind.other';
}
