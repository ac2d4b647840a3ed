// A commit as one call, so that no round trip happens while the plan's line is locked. Raising the version comes
// first: it makes the commits of a plan queue up, and so version order is commit order and has no gaps.
// Rows are written one by one because a join may be planned as a scan of the whole plan.
export const commitBatch = `
CREATE FUNCTION commit_batch(
  the_plan text, expected integer, new_rows json, new_changes json, new_decided json
) RETURNS integer LANGUAGE plpgsql AS $body$
-- Null where the batch was written; otherwise the version at which the plan stands instead.
DECLARE
  stands integer;
  written record;
BEGIN
  UPDATE plans SET version = version + CASE WHEN json_array_length(new_changes) > 0 THEN 1 ELSE 0 END
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
  RETURN NULL;
END
$body$;
`;
