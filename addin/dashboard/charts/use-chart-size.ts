import { useLayoutEffect, useState, type RefObject } from 'react';

/** The width of a chart's box, now and whenever it changes; 0 before it is known. */
export function useChartSize(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    setWidth(Math.floor(current.getBoundingClientRect().width));
    observer.observe(current);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
