import { seriesPercentiles, seriesSums } from '@entente/server/dist/features/facts/index.js';
import { openBenchDatabase } from './database.ts';
import { type Finding, median, inTurn, milliseconds, pairedRounds, type Round, timed } from './findings.ts';
import { type Spent, spentBeside } from './processor-time.ts';
import { classOf, DAY, DAYS, MINUTE, MONTH_START, nameOf, samplesOf, type SeriesData } from './samples/data.ts';
import { openSender, type Sender } from './samples/entente.ts';
import { binaryRows, openRowTable, type RowTable } from './samples/row-table.ts';

const CONNECTIONS = 4;
const SERIES_A_BODY = 20;
const MONTH = { start: MONTH_START, end: MONTH_START + DAYS * DAY };
const RULE = { cadence: MINUTE };
const LATE = 1_000;
const ROUNDS_OF_LINES = 5;

/** Storage of samples against a row a sample: ingest, bytes, availability, percentiles, late samples. */
export async function bench(scale: number): Promise<readonly Finding[]> {
  const count = Math.max(20, Math.round(1_000 * scale));
  const database = await openBenchDatabase();
  const rows = await openRowTable(database.adminUrl, CONNECTIONS);
  const ours = await openSender(database.store, count);
  const lines = await openSender(database.store, count);
  try {
    const findings = [...(await ingest(count, ours, lines, rows))];
    await forget(rows, lines.tenantId);
    findings.push(await bytes('bytes, hours', rows, 12));
    await printClasses(ours);
    console.log('compacting …');
    await ours.compact();
    findings.push(await bytes('bytes, days', rows, 28));
    findings.push(...(await reading(ours, rows)));
    findings.push(await late(ours, rows));
    return findings;
  } finally {
    await ours.close();
    await lines.close();
    await rows.close();
    await database.close();
  }
}

/**
 * Three days a round; what is sent is made before the clock runs. NDJSON goes to a tenant of its own in some of the
 * rounds. The first round of each is not counted: code is compiled and statements are planned in it.
 */
async function ingest(count: number, ours: Sender, lines: Sender, rows: RowTable): Promise<readonly Finding[]> {
  type SpentRound = { readonly ours: Spent; readonly reference: Spent };
  const [columns, ndjson]: [SpentRound[], SpentRound[]] = [[], []];
  const [{ pid } = { pid: 0 }] = await rows.query<{ pid: number }>('select pg_backend_pid() as pid');
  const spent = spentBeside(pid);
  const days = 3;
  let [work, sent] = [0, 0];
  for (let round = 0; round * days < DAYS; round += 1) {
    const groups = Array.from({ length: Math.ceil(count / SERIES_A_BODY) }, (_, group) =>
      Array.from({ length: Math.min(SERIES_A_BODY, count - group * SERIES_A_BODY) }, (__, place) => samplesOf(group * SERIES_A_BODY + place, round * days, days)));
    const bodies = groups.map((group) => Buffer.from(JSON.stringify({ columns: group.map(({ name, ...lists }) => ({ component: name, ...lists })) })));
    const parts = groups.map((group) => binaryRows(ours.tenantId, group.map((data) => ({ id: seriesIdOf(data.name), data }))));
    work = groups.flat().reduce((sum, { at }) => sum + at.length, 0);
    const one = await inTurn(round, () => spent(async () => {
      sent += await ours.send(bodies, 'application/json', CONNECTIONS);
      await ours.seal();
    }), () => spent(() => rows.copy(parts)));
    columns.push(one);
    const says = [`JSON columns ${rate(work, one.ours)}`, `COPY ${rate(work, one.reference)}`];
    if (round < ROUNDS_OF_LINES) {
      const texts = groups.map((group) => Buffer.from(asLines(group)));
      const taken = await spent(async () => {
        await lines.send(texts, 'application/x-ndjson', CONNECTIONS);
        await lines.seal();
      });
      ndjson.push({ reference: one.reference, ours: taken });
      says.push(`NDJSON ${rate(work, taken)}`);
    }
    console.log(`day ${round * days + days}: ${says.join(', ')}`);
  }
  const [kept] = await ours.within(({ sql }) => sql<{ samples: number }>('select sum(samples)::bigint as samples from entente.rollup_hour'));
  const [copied] = await rows.query<{ samples: string }>('select count(*) as samples from bench.sample');
  if (kept?.samples !== sent || Number(copied?.samples) !== sent) throw new Error(`${sent} were sent, ${kept?.samples} are kept, ${copied?.samples} rows are there`);
  const by = (measure: keyof Spent, rounds: readonly SpentRound[]): readonly Round[] => rounds.slice(1).map((round) => ({ ours: round.ours[measure], reference: round.reference[measure] }));
  return [
    timed('ingest to sealed chunk, JSON columns, against binary COPY', by('wall', columns), { atLeast: 2.5, work }),
    timed('the same in processor time of Node and PostgreSQL', by('cpu', columns), { work }),
    timed('ingest to sealed chunk, NDJSON, against binary COPY', by('wall', ndjson), { atLeast: 1, work }),
    timed('the same in processor time of Node and PostgreSQL', by('cpu', ndjson), { work }),
  ];
}

const rate = (work: number, { wall, cpu }: Spent): string => `${(work / wall / 1_000).toFixed(2)} M/s (${cpu.toFixed(0)} ms of processor time)`;

/** The reference knows a series by an id of its own. */
const seriesIdOf = (name: string): string => `00000000-0000-7000-8000-${name.replace('part-', '').padStart(12, '0')}`;

function asLines(group: readonly SeriesData[]): string {
  return group.map(({ name, at, good, total, value }) =>
    at.map((instant, i) => `{"component":"${name}","at":${instant},"good":${good[i]},"total":${total[i]},"value":${value[i]}}`).join('\n')).join('\n');
}

/** What the comparison with lines has left would count as ours. */
async function forget(rows: RowTable, tenantId: string): Promise<void> {
  for (const statement of ['delete from entente.sample_chunk where tenant_id = $1', 'delete from entente.rollup_hour where tenant_id = $1']) await rows.query(statement, [tenantId]);
}

/** Tables with their indexes and toast, both sides vacuumed; of ours the tenant that holds the same samples. */
async function bytes(what: string, rows: RowTable, atLeast: number): Promise<Finding> {
  for (const statement of VACUUM) await rows.query(statement);
  const [size] = await rows.query<{ reference: string; ours: string; tenants: string; samples: string }>(
    `select pg_total_relation_size('bench.sample') as reference, (select count(*) from bench.sample) as samples,
       (select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'entente.sample_chunk'::regclass)
         + pg_total_relation_size('entente.rollup_hour') + pg_total_relation_size('entente.rollup_day') as ours`);
  const samples = Number(size?.samples);
  const [reference, ours] = [Number(size?.reference) / samples, Number(size?.ours) / samples];
  const ratio = reference / ours;
  return { what, ours: `${ours.toFixed(2)} B a sample`, reference: `${reference.toFixed(1)} B a sample`, ratio, spread: [ratio, ratio], atLeast };
}

const VACUUM = ['vacuum (full, analyze) bench.sample', 'vacuum (full, analyze) entente.sample_chunk', 'vacuum (full, analyze) entente.rollup_hour', 'vacuum (full, analyze) entente.rollup_day'];

/** What the codec alone makes of each class. */
async function printClasses(ours: Sender): Promise<void> {
  const names = new Map([...(await ours.seriesIds())].map(([name, id]) => [id, name]));
  const sizes = await ours.within(({ sql }) => sql<{ series: string; size: number; samples: number }>(
    `select c.series_id::text as series, sum(length(c.samples))::bigint as size, sum(r.samples)::bigint as samples
     from entente.sample_chunk c
     join entente.rollup_hour r on r.tenant_id = c.tenant_id and r.series_id = c.series_id and r.bucket = c.bucket
     group by c.series_id`));
  for (const [kind, its] of Map.groupBy(sizes, ({ series }) => classOf(Number(names.get(series)?.replace('part-', ''))))) {
    const [size, samples] = [its.reduce((sum, each) => sum + each.size, 0), its.reduce((sum, each) => sum + each.samples, 0)];
    console.log(`hour chunks, ${kind}: ${(size / samples).toFixed(2)} bytes a sample by the codec`);
  }
}

const AVAILABILITY = `
  with spoken as (
    select series_id, good < total as bad,
      least(60000, extract(epoch from least(lead(at) over (partition by series_id order by at), timestamptz '2026-01-31T00:00:00Z') - at) * 1000) as milliseconds
    from bench.sample where tenant_id = $1 and at >= '2026-01-01T00:00:00Z' and at < '2026-01-31T00:00:00Z' and ($2::uuid is null or series_id = $2)
  )
  select series_id, (sum(milliseconds) filter (where not bad))::bigint as good, coalesce(sum(milliseconds) filter (where bad), 0)::bigint as bad
  from spoken group by series_id`;
const PERCENTILE = `
  select series_id, percentile_disc(0.95) within group (order by value) as value
  from bench.sample where tenant_id = $1 and at >= '2026-01-01T00:00:00Z' and at < '2026-01-31T00:00:00Z' and ($2::uuid is null or series_id = $2)
  group by series_id`;

async function reading(ours: Sender, rows: RowTable): Promise<readonly Finding[]> {
  const ids = await ours.seriesIds();
  const all = [...ids.values()];
  const sums = (series: readonly string[]) => ours.within((session) => seriesSums(session, { series, intervals: [MONTH], rule: RULE, upTo: Number.MAX_SAFE_INTEGER }));
  const percentiles = (series: readonly string[]) => ours.within((session) => seriesPercentiles(session, series, MONTH, 95));
  const sql = (text: string, series: string | null = null) => rows.query<{ series_id: string; good: string; bad: string; value: number }>(text, [ours.tenantId, series]);

  expectEqual(ids, await sums(all), await percentiles(all), await sql(AVAILABILITY), await sql(PERCENTILE));
  if (await isFasterByKey(rows, () => sql(AVAILABILITY))) await rows.query('set enable_seqscan = off');
  const one = nameOf(7);
  const findings = [
    timed('availability of every series in a month, from rollups, against SQL over rows', await pairedRounds(5, () => sums(all), () => sql(AVAILABILITY)), { atLeast: 200 }),
    timed('the same with exact p95', await pairedRounds(5, async () => {
      await sums(all);
      await percentiles(all);
    }, async () => {
      await sql(AVAILABILITY);
      await sql(PERCENTILE);
    }), { atLeast: 15 }),
    timed('availability of one series in a month, exact', await pairedRounds(15, () => sums([ids.get(one) ?? '']), () => sql(AVAILABILITY, seriesIdOf(one))), { atLeast: 20 }),
  ];
  await rows.query('reset enable_seqscan');
  return findings;
}

/** Which of the reference's plans is better: as planned, or by the key's order. */
async function isFasterByKey(rows: RowTable, query: () => Promise<unknown>): Promise<boolean> {
  const planned = median([await milliseconds(query), await milliseconds(query)]);
  await rows.query('set enable_seqscan = off');
  const byKey = median([await milliseconds(query), await milliseconds(query)]);
  await rows.query('reset enable_seqscan');
  return byKey < planned;
}

function expectEqual(
  ids: ReadonlyMap<string, string>, sums: ReadonlyMap<string, { goodTime: number; badTime: number }>, percentiles: ReadonlyMap<string, number>,
  availability: readonly { series_id: string; good: string; bad: string }[], values: readonly { series_id: string; value: number }[],
): void {
  for (const [name, id] of ids) {
    const [sum, percentile] = [sums.get(id), percentiles.get(id)];
    const [row, value] = [availability.find(({ series_id }) => series_id === seriesIdOf(name)), values.find(({ series_id }) => series_id === seriesIdOf(name))];
    if (Number(row?.good) !== sum?.goodTime || Number(row?.bad) !== sum?.badTime || value?.value !== percentile) {
      throw new Error(`${name}: ${JSON.stringify({ sum, row, percentile, value })}`);
    }
  }
}

/** A thousand samples of past minutes, each in another place, and a level of one of the series recomputed after them. */
async function late(ours: Sender, rows: RowTable): Promise<Finding> {
  const ids = [...(await ours.seriesIds())];
  const [, first = ''] = ids[0] ?? [];
  const arrive = async (round: number): Promise<void> => {
    await ours.send([Buffer.from(lateLines(ids, round))], 'application/x-ndjson', 1);
    await ours.number();
    await ours.within((session) => seriesSums(session, { series: [first], intervals: [MONTH], rule: RULE, upTo: Number.MAX_SAFE_INTEGER }));
  };
  const insert = (round: number): Promise<unknown> => {
    const late = lateRows(ids, round);
    return rows.query(
      `insert into bench.sample select $1, series, to_timestamp(at / 1000.0), 1, 2, 3.5 from unnest($2::uuid[], $3::float8[]) as t (series, at)`,
      [ours.tenantId, late.map(([name]) => seriesIdOf(name)), late.map(([, at]) => at)]);
  };
  // The first round of each is not counted: statements are planned and code is compiled in it.
  const [, ...rounds] = await pairedRounds(8, arrive, insert);
  console.log(`sealing ${LATE * 8} late samples into compacted days: ${(await milliseconds(() => ours.seal())).toFixed(0)} ms`);
  return timed('1,000 late samples, level recomputed, against inserting rows', rounds, { atLeast: 0.5 });
}

function lateRows(ids: readonly (readonly [string, string])[], round: number): readonly (readonly [string, number])[] {
  return Array.from({ length: LATE }, (_, place) => [ids[place % ids.length]?.[0] ?? '', MONTH_START + ((place * 7_919) % (DAYS * 1440)) * MINUTE + 20_000 + round * 1_000 + Math.floor(place / ids.length)] as const);
}

const lateLines = (ids: readonly (readonly [string, string])[], round: number): string =>
  lateRows(ids, round).map(([name, at]) => `{"component":"${name}","at":${at},"good":1,"total":2,"value":3.5}`).join('\n');
