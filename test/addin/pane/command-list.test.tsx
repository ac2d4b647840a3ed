// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { CommandList } from '../../../addin/pane/command-list.tsx';
import type { PlanSession } from '../../../addin/session/plan-session.ts';
import { showPart } from '../parts/show-part.tsx';

afterEach(cleanup);

test('[UI29] the pane opens the page at the place for returned files', () => {
  showPart(<CommandList session={{} as PlanSession} onRollup={null} onReceived={() => undefined} />);
  const link = screen.getByRole('link', { name: /^Nhận tệp Excel/ });
  expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['/#tep', '_blank']);
});
