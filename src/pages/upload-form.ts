import type {Context} from 'koa';
import type {z} from 'zod';
import {type Fault, faultsOf, parseInput, Refusal} from '../domain/faults.ts';
import {readUpload, type UploadedFile} from '../http/read-upload.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {discardUpload} from '../usecases/jobs.ts';
import {type RefusedForm, refusedForm, Signed} from './form.ts';

/**
Reads a form with a file and does what it asks; then leads on (303) to the address that `work` yields. The file of a form
that is refused is not kept: a browser cannot show it again, so it is chosen anew.

@returns null when that went well; else the refused form, to be shown again with the status already set.
*/
export async function submitUpload<Schema extends z.ZodType>(
	{db}: Pick<Service, 'db'>,
	context: Context,
	{
		schema,
		work,
		...limit
	}: {
		schema: Schema;
		work(form: z.output<Schema>, file: UploadedFile): Promise<string>;
		largest?: number;
	},
): Promise<RefusedForm | null> {
	let fields: Record<string, string> = {};
	try {
		const form = await readUpload(context, db, limit);
		fields = form.fields;
		const file = form.file ?? refuseWithoutFile(schema, fields);
		context.set('Location', await work(await parsedOrDiscarded({db, schema, fields, file}), file));
		context.status = 303;
		return null;
	} catch (error) {
		return refusedForm(context, fields, error);
	}
}

/** Names the fields that are wrong too, so that everything is told at once. */
function refuseWithoutFile(schema: z.ZodType, fields: Record<string, string>): never {
	const {error} = schema.safeParse(fields);
	throw new Refusal('invalid', [{field: 'file', message: 'Kies een bestand.'}, ...(error ? faultsOf(error) : [])]);
}

interface Received<Schema> {
	db: Service['db'];
	schema: Schema;
	fields: Record<string, string>;
	file: UploadedFile;
}

async function parsedOrDiscarded<Schema extends z.ZodType>({db, schema, fields, file}: Received<Schema>) {
	try {
		return parseInput(schema, fields);
	} catch (error) {
		await discardUpload(db, file.upload);
		throw error;
	}
}

/** Takes a file that is looked at before anything is done with it: leads back to the page, with the file in its address. */
export function fileToLookAt(
	service: Service,
	{path, who, show}: Pick<Route, 'path' | 'who'> & {show(context: Context, faults: readonly Fault[]): Promise<void>},
): Route {
	return {
		method: 'POST',
		path,
		who,
		async handle(context) {
			const work = async (_form: unknown, {upload}: UploadedFile) => `${path}?bestand=${upload}`;
			const refused = await submitUpload(service, context, {schema: Signed, work});
			if (refused) {
				await show(context, refused.faults);
			}
		},
	};
}
