import { makeStyles, tokens } from '@fluentui/react-components';

/** On a phone, and in the pane. */
export const NARROW = '@media (max-width: 640px)';

/**
 * The looks of a table of figures. Where it is wider than its card it moves sideways in it, and what a line is about
 * stays in view.
 */
export const useDataTable = makeStyles({
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    '& th[scope="row"], & thead th:first-child': {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      backgroundColor: tokens.colorNeutralBackground1,
    },
  },
  head: {
    textAlign: 'left',
    verticalAlign: 'bottom',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    [NARROW]: { paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS },
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    [NARROW]: { paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS },
  },
  /** Names, states and titles are read in lines, and not word under word. */
  name: { minWidth: '104px', [NARROW]: { minWidth: '96px' } },
  words: { minWidth: '92px' },
  title: { minWidth: '176px' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  /** A word or a button that is one, whatever stands beside it. */
  whole: { whiteSpace: 'nowrap' },
  /** What is to be known of a name or a state, under it. */
  note: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
    // The same words end a sentence elsewhere.
    '::first-letter': { textTransform: 'uppercase' },
  },
  late: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});
