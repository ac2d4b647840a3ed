import { useCallback, useRef, useState } from 'react';
import type { OpenedFigure, OpenFigure } from './opened-figure.ts';

export type FigureOpening = Readonly<{
  /** The figure in the drawer, or the last that was. */
  opened: OpenedFigure | null;
  isOpen: boolean;
  show: OpenFigure;
  close: () => void;
  /** The drawer is gone from view. */
  closed: () => void;
}>;

/** Which figure is opened to its rows, and the way back to where it was. */
export function useFigureOpening(): FigureOpening {
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const [isOpen, setOpen] = useState(false);
  const cameFrom = useRef<Element | null>(null);
  const show = useCallback((next: OpenedFigure) => {
    cameFrom.current = document.activeElement;
    setOpened(next);
    setOpen(true);
  }, []);
  const close = useCallback(() => setOpen(false), []);
  const closed = useCallback(() => {
    // The drawer gives the focus back to buttons; a bar of a chart is none, and before the drawer is gone takes none.
    const { current } = cameFrom;
    if (current instanceof SVGElement) requestAnimationFrame(() => current.focus());
  }, []);
  return { opened, isOpen, show, close, closed };
}
