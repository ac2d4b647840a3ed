// The schemas' library and its setting in one file of the build: whoever defines a schema imports both, the setting first.
import type { Rolldown } from 'vite';

export const schemasChunk: Rolldown.CodeSplittingGroup = {
  name: 'zod',
  test: /[\\/]node_modules[\\/]zod[\\/]|[\\/]client[\\/]no-made-code\.ts$/,
};
