import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findProcedure } from '../../db/queries/catalogue.ts';
import { fileKind } from '../../domain/procedure/definition.ts';
import { ACCEPTED_FILE_TYPES } from '../../integrations/files/accepted-types.ts';
import { templatesContract } from '../contract/templates.ts';
import { contentDisposition, sendPdf } from '../http/downloads.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { composeSampleForm } from '../printed/sample-form.ts';

/**
 * Forms to download: the agency's own file, at `<code>/<file>` of the directory of templates, or a sample drawn from the
 * procedure's questions and marked as such.
 */
export function templateRoutes({ db, printer, config }: ApiParts): BoundRoute[] {
  return [
    bind(templatesContract.getTemplate, async ({ params, response }) => {
      const procedure = await findProcedure(db, params.code);
      const component = procedure?.definition.components.find(({ template }) => template?.file === params.file);
      if (procedure === undefined || component?.template === undefined) throw new Problem('not_found');
      const kind = fileKind.parse(params.file.split('.').at(-1));
      const { directory } = config.templates;
      // Both parts of the path are names the definition has, which hold no separators.
      const path = directory === undefined ? undefined : join(directory, params.code, component.template.file);
      const size = path === undefined ? undefined : await sizeOf(path);
      if (path !== undefined && size !== undefined) {
        response.set({
          'Content-Type': ACCEPTED_FILE_TYPES[kind].mediaType,
          'Content-Length': String(size),
          'Content-Disposition': contentDisposition('attachment', params.file),
          'Cache-Control': 'no-cache',
        });
        await pipeline(createReadStream(path), response);
        return undefined;
      }
      if (kind !== 'pdf') throw new Problem('not_found');
      const form = composeSampleForm(procedure, component);
      sendPdf(response, await printer.print(form), `${component.template.name.vi}.pdf`);
      return undefined;
    }),
  ];
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
