import { aPostgresServer } from '../server/store/postgres-server.ts';
import { describeKills } from './killed.ts';

const server = await aPostgresServer();

describeKills('PostgreSQL', server && (async () => ({ DATABASE_URL: await server.aDatabase() })));
