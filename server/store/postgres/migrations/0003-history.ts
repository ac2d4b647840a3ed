// Revisions, and a chain over the log. What lies in the database already gets the chain that it would have had.
// The old `commit_batch` goes: an instance of an earlier release must not go on writing without links.
import type { PoolClient } from 'pg';
import { historyOf } from '../../history-of.ts';
import { ChangeLine, PlanLine, RowLine } from '../../stored-records.ts';
import { ask, write } from '../connections.ts';

const schema = `
ALTER TABLE plans ADD COLUMN head text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE rows ADD COLUMN retired integer NOT NULL DEFAULT 0;

CREATE TABLE revisions (
  plan text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  version integer NOT NULL,
  epoch text NOT NULL,
  document text NOT NULL,
  assignments text NOT NULL,
  account text,
  person text,
  at text COLLATE "C",
  PRIMARY KEY (plan, revision)
);

CREATE TABLE links (
  plan text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  link text COLLATE "C" NOT NULL,
  lines integer NOT NULL,
  PRIMARY KEY (plan, version)
);

DROP FUNCTION commit_batch(text, integer, json, json, json);

CREATE FUNCTION commit_batch(
  the_plan text, expected integer, new_rows json, new_changes json, new_decided json, new_link text
) RETURNS integer LANGUAGE plpgsql AS $body$
-- Null where the batch was written; otherwise the version at which the plan stands instead.
DECLARE
  stands integer;
  written record;
  count_of_lines integer := json_array_length(new_changes);
BEGIN
  UPDATE plans SET version = version + CASE WHEN count_of_lines > 0 THEN 1 ELSE 0 END,
                   head = coalesce(new_link, head)
    WHERE plan = the_plan AND version = expected;
  IF NOT FOUND THEN
    SELECT version INTO stands FROM plans WHERE plan = the_plan;
    IF NOT FOUND THEN RAISE EXCEPTION 'expected plan %, found none', the_plan; END IF;
    RETURN stands;
  END IF;

  FOR written IN SELECT * FROM json_to_recordset(new_rows) AS r(id text, fields text, versions text) LOOP
    UPDATE rows SET fields = written.fields, versions = written.versions
      WHERE plan = the_plan AND row = written.id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'expected row % in plan %, found none', written.id, the_plan;
    END IF;
  END LOOP;

  INSERT INTO changes (plan, version, seq, row, field, before_value, after_value,
                       mutation, account, person, unit, source, at)
    SELECT the_plan, expected + 1, c.seq, c."rowId", c.field, c.before, c.after,
           c.mutation, c.account, c.person, c.unit, c.source, c.at
      FROM json_to_recordset(new_changes) AS c(
        seq integer, "rowId" text, field text, before text, after text,
        mutation text, account text, person text, unit text, source text, at text);

  INSERT INTO decided (plan, unit, id, row, field, base, value, outcome)
    SELECT the_plan, d.unit, d.id, d."rowId", d.field, d.base, d.value, d.outcome
      FROM json_to_recordset(new_decided) AS d(
        unit text, id text, "rowId" text, field text, base integer, value text, outcome text);

  IF new_link IS NOT NULL THEN
    INSERT INTO links (plan, version, link, lines) VALUES (the_plan, expected + 1, new_link, count_of_lines);
  END IF;
  RETURN NULL;
END
$body$;

CREATE FUNCTION revise_plan(
  the_plan text, expected integer, new_revision json, new_rows json, retired_rows json, new_link text
) RETURNS integer LANGUAGE plpgsql AS $body$
-- Null where the amendment was written; otherwise the version at which the plan stands instead.
DECLARE
  stands integer;
BEGIN
  UPDATE plans SET version = version + 1, head = new_link,
                   document = new_revision ->> 'document', revision = (new_revision ->> 'revision')::integer
    WHERE plan = the_plan AND version = expected;
  IF NOT FOUND THEN
    SELECT version INTO stands FROM plans WHERE plan = the_plan;
    IF NOT FOUND THEN RAISE EXCEPTION 'expected plan %, found none', the_plan; END IF;
    RETURN stands;
  END IF;

  INSERT INTO revisions (plan, revision, version, epoch, document, assignments, account, person, at)
    SELECT the_plan, r.revision, r.version, p.epoch, r.document, r.assignments, r.account, r.person, r.at
      FROM plans AS p, json_to_record(new_revision) AS r(
        revision integer, version integer, document text, assignments text, account text, person text, at text)
      WHERE p.plan = the_plan;

  -- A known row keeps its record, whatever comes with it.
  INSERT INTO rows (plan, row, position, task, unit, role, fields, versions)
    SELECT the_plan, r.id, r.position, r.task, r.unit, r.role, r.fields, r.versions
      FROM json_to_recordset(new_rows) AS r(
        id text, position integer, task integer, unit text, role text, fields text, versions text)
    ON CONFLICT (plan, row) DO UPDATE SET position = excluded.position, role = excluded.role, retired = 0;
  UPDATE rows SET retired = 1
    WHERE plan = the_plan AND row IN (SELECT json_array_elements_text(retired_rows));

  INSERT INTO links (plan, version, link, lines) VALUES (the_plan, expected + 1, new_link, 0);
  RETURN NULL;
END
$body$;
`;

export async function history(client: PoolClient): Promise<void> {
  await ask(client, { text: schema });
  for (const { document, epoch } of PlanLine.array().parse(
    await ask(client, { text: 'SELECT * FROM plans' }),
  )) {
    const values = [document.plan.id];
    const rows = await ask(client, { text: 'SELECT * FROM rows WHERE plan = $1 ORDER BY position', values });
    const log = await ask(client, {
      text: 'SELECT * FROM changes WHERE plan = $1 ORDER BY version, seq',
      values,
    });
    const { revision, links, head } = historyOf(
      { document, rows: RowLine.array().parse(rows), epoch },
      ChangeLine.array().parse(log),
    );
    await write(client, {
      text: `INSERT INTO revisions (plan, revision, version, epoch, document, assignments)
               VALUES ($1, 1, 0, $2, $3, $4)`,
      values: [...values, epoch, JSON.stringify(document), JSON.stringify(revision.assignments)],
    });
    await write(client, {
      text: `INSERT INTO links (plan, version, link, lines)
               SELECT $1, l.version, l.link, l.lines
                 FROM json_to_recordset($2) AS l(version integer, link text, lines integer)`,
      values: [...values, JSON.stringify(links)],
    });
    await write(client, { text: 'UPDATE plans SET head = $2 WHERE plan = $1', values: [...values, head] });
  }
}
