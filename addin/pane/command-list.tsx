import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { ArrowSortRegular } from '@fluentui/react-icons/svg/arrow-sort';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { DataBarVerticalRegular } from '@fluentui/react-icons/svg/data-bar-vertical';
import { PaintBrushRegular } from '@fluentui/react-icons/svg/paint-brush';
import { TableArrowUpRegular } from '@fluentui/react-icons/svg/table-arrow-up';
import { FILES_ANCHOR } from '../parts/files-anchor.ts';
import { Section } from '../parts/section.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import { useText } from '../text/text-context.tsx';

const sortColumns = ['no', 'due', 'status', 'role', 'sync'] as const;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  command: {
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
    paddingLeft: tokens.spacingHorizontalS,
  },
});

type Props = Readonly<{
  session: PlanSession;
  onRollup: (() => void) | null;
  /** What is new has been asked for; the answer stands at the top of the pane. */
  onReceived: () => void;
}>;

/** Everything the ribbon does, and the rest. */
export function CommandList({ session, onRollup, onReceived }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const command = { appearance: 'subtle', className: styles.command } as const;
  return (
    <Section title={text('commands.title')}>
      <div className={styles.list}>
        <Button {...command} icon={<ClipboardTaskListLtrRegular />} onClick={() => void session.check()}>
          {text('command.check')}
        </Button>
        <Button
          {...command}
          icon={<ArrowDownloadRegular />}
          onClick={() => void session.receive().then(onReceived)}
        >
          {text('command.receive')}
        </Button>
        {onRollup && (
          <Button {...command} icon={<DataBarVerticalRegular />} onClick={onRollup}>
            {text('command.rollup')}
          </Button>
        )}
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button {...command} icon={<ArrowSortRegular />}>
              {text('command.sort')}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {sortColumns.map(column => (
                <MenuItem key={column} onClick={() => void session.sort(column)}>
                  {text(`sort.${column}`)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
        <Button {...command} icon={<PaintBrushRegular />} onClick={() => void session.repair()}>
          {text('command.repair')}
        </Button>
        <Button {...command} icon={<ArrowResetRegular />} onClick={() => void session.restorePlan()}>
          {text('command.restorePlan')}
        </Button>
        <Button {...command} icon={<TableArrowUpRegular />} onClick={() => void session.loadAgain()}>
          {text('command.loadAgain')}
        </Button>
        {/* The page has room for many files and their answers. */}
        <Button {...command} as="a" href={`/#${FILES_ANCHOR}`} target="_blank" icon={<ArrowUploadRegular />}>
          {text('command.files')}
        </Button>
      </div>
    </Section>
  );
}
