// The colours and letters of charts, by name: each theme gives them, and a system with its own few colours gives its own.
import { makeStyles } from '@fluentui/react-components';
import type { ProgressClass } from '../../plan/rollup.ts';

/** Letters beside an axis: the library's own are smaller than anything else that is to be read. */
export const AXIS_FONT_PX = 12;

export const lineColor = 'var(--chartLine)';

export const classColors: Readonly<Record<ProgressClass, string>> = {
  doneOnTime: 'var(--chartDoneOnTime)',
  doneLate: 'var(--chartDoneLate)',
  openInTime: 'var(--chartOpenInTime)',
  openOverdue: 'var(--chartOpenOverdue)',
  notYetDue: 'var(--chartNotYetDue)',
  continuous: 'var(--chartContinuous)',
  cancelled: 'var(--chartCancelled)',
};

/** Stands around charts and legends. A drawing's fills are not among what a system forces, so they are named here. */
export const useSystemColors = makeStyles({
  root: {
    '& svg text': { fontSize: `${AXIS_FONT_PX}px`, fontWeight: 'normal' },
    '& [role="option"]': { stroke: 'var(--colorNeutralStrokeAccessible)', strokeWidth: '0.5px' },
    '& [role="option"]:focus-visible': { stroke: 'var(--colorStrokeFocus2)', strokeWidth: '3px' },
    '@media (forced-colors: active)': {
      '--chartLine': 'CanvasText',
      '--chartDoneOnTime': 'CanvasText',
      '--chartDoneLate': 'GrayText',
      '--chartOpenInTime': 'Canvas',
      '--chartOpenOverdue': 'Highlight',
      '--chartNotYetDue': 'ButtonFace',
      '--chartContinuous': 'LinkText',
      '--chartCancelled': 'Mark',
      '& [role="option"]': { stroke: 'CanvasText', strokeWidth: '1px' },
    },
  },
});
