import { execFileSync } from 'node:child_process';
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';

/** What a figure is worth nothing without: machine, versions, code, day. */
export function describeMachine(postgresVersion: string): string {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', cwd: import.meta.dirname }).trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `machine   ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${memory} GiB, ${platform()} ${release()} ${arch()}`,
    `versions  Node ${process.versions.node}, PostgreSQL ${postgresVersion}, Meisai ${commit}`,
    `day       ${new Date().toISOString().slice(0, 10)}`,
  ].join('\n');
}

/** A table for a terminal that is also one for Markdown. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map(String));
  const widths = texts[0]?.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = texts;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rest.map(line)].join('\n');
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
