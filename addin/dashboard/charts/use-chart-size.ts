import { useLayoutEffect, useState, type RefObject } from 'react';
import { AXIS_FONT_PX } from '../class-colors.ts';
import type { WidthOf } from './axis-names.ts';

export type ChartSize = Readonly<{
  /** 0 before it is known. */
  width: number;
  /** Of words as they stand on an axis of the chart. */
  widthOf: WidthOf;
}>;

const unknown: ChartSize = { width: 0, widthOf: () => 0 };

/** The width of a chart's box, and of words in it, now and whenever the box or its letters change. */
export function useChartSize(box: RefObject<HTMLElement | null>): ChartSize {
  const [size, setSize] = useState(unknown);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const measure = (): void => {
      const width = Math.floor(current.getBoundingClientRect().width);
      setSize({ width, widthOf: widthIn(getComputedStyle(current).fontFamily) });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    // Letters that come after the first drawing are wider or narrower than those that stood in for them.
    document.fonts.addEventListener('loadingdone', measure);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', measure);
    };
  }, [box]);
  return size;
}

function widthIn(family: string): WidthOf {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('expected a canvas that measures text, found none');
  context.font = `${AXIS_FONT_PX}px ${family}`;
  return words => context.measureText(words).width;
}
