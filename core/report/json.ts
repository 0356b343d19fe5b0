import { z } from 'zod';
import { parsedJson } from '../json.ts';
import { firstOffence } from '../offence.ts';
import { fail, ok, type Result } from '../result.ts';
import { REPORT_FORMAT, type ReportContent, reportSchema } from './content.ts';

/** A report as a JSON document, `ivus-report/1`. */
export function reportJson(content: ReportContent): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** A report from the text of its document; refused with the place of the first offence. */
export function readReport(text: string, fileName: string): Result<ReportContent> {
  let value: unknown;
  try {
    value = parsedJson(text);
  } catch {
    return fail(`${fileName} is not JSON; choose a report saved by this program.`);
  }
  const read = reportSchema.safeParse(value);
  if (read.success) return ok(read.data);
  return fail(`${fileName} is not a report (${REPORT_FORMAT}): ${firstOffence(read.error, value)}.`);
}

/** The JSON Schema (draft 2020-12) of a report, for programs that read it. */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(reportSchema);
}
