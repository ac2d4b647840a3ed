import { makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  title: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
});

type Props = Readonly<{
  task: number;
  title: string;
  /** Named where the sheet holds rows of several units. */
  owner: string | null;
}>;

/** Which row the lines below are about. */
export function RowHeading({ task, title, owner }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const no = text('problems.row', { no: task });
  return (
    <>
      <h3 className={styles.heading}>{owner === null ? no : `${no} · ${owner}`}</h3>
      {title !== '' && <div className={styles.title}>{title}</div>}
    </>
  );
}
