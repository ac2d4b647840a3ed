import { aDataDirectory } from '../server/a-data-directory.ts';
import { describeKills } from './killed.ts';

describeKills('SQLite', () => Promise.resolve({ DATA_DIR: aDataDirectory() }));
