import { expect, test } from 'vitest';
import { requestedCommand } from '../../../addin/pane/requested-command.ts';

test.each([
  ['?do=load', '', 'load'],
  ['?_host_Info=Excel$Win32&do=rollup', '', 'rollup'],
  ['', '#do=send', 'send'],
  ['?do=load', '#do=check', 'check'],
  ['?do=erase', '', null],
  ['', '#account=so-gddt&password=x', null],
])('[UI12] the ribbon’s address %s%s asks for %s', (search, hash, expected) => {
  expect(requestedCommand({ search, hash })).toBe(expected);
});
