/** What the page reads of an OpenAPI 3.1 document. */
export interface ApiDocument {
	info: {title: string; version: string; description: string};
	servers: {url: string}[];
	paths: Record<string, Record<string, ApiOperation>>;
	components: {schemas: Record<string, ApiSchema>; headers: Record<string, {description: string}>};
}

export interface ApiOperation {
	operationId: string;
	summary: string;
	description: string;
	tags: string[];
	parameters?: {
		in: 'path' | 'query' | 'header';
		name: string;
		required?: boolean;
		description?: string;
		schema: ApiSchema;
	}[];
	requestBody?: {content: Record<string, {schema: ApiSchema}>};
	responses: Record<string, ApiResponse>;
}

interface ApiResponse {
	description: string;
	headers?: Record<string, unknown>;
	content?: Record<string, {schema: ApiSchema}>;
}

export interface ApiSchema {
	$ref?: string;
	type?: string | string[];
	format?: string;
	const?: unknown;
	enum?: unknown[];
	default?: unknown;
	minimum?: number;
	maximum?: number;
	maxLength?: number;
	examples?: unknown[];
	items?: ApiSchema;
	anyOf?: ApiSchema[];
	oneOf?: ApiSchema[];
	properties?: Record<string, ApiSchema>;
	required?: string[];
}

/** One field of a body, with its place: `outcome.result`, `items[].id`. */
export interface ApiField {
	name: string;
	kind: string;
	isRequired: boolean;
}

/** One shape that a body can have; a title only when there is more than one. */
export interface ApiShape {
	title: string | null;
	fields: ApiField[];
}

export interface DocumentedOperation extends ApiOperation {
	method: string;
	path: string;
}

/** The operations by their subject, in the order of the document. */
export function operationsBySubject({paths}: ApiDocument): [string, DocumentedOperation[]][] {
	const all = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({...operation, path, method: method.toUpperCase()})),
	);
	const subjects = [...new Set(all.map(({tags}) => tags[0] ?? ''))];
	return subjects.map(subject => [subject, all.filter(({tags}) => (tags[0] ?? '') === subject)]);
}

/** The shapes of a body, each with all its fields down to the deepest. */
export function shapesOf(document: ApiDocument, schema: ApiSchema): ApiShape[] {
	const whole = resolve(document, schema);
	const options = whole.anyOf ?? whole.oneOf;
	return options
		? options.map((option, index) => ({title: titleOf(option, index), fields: fieldsOf(document, option)}))
		: [{title: null, fields: fieldsOf(document, whole)}];
}

function titleOf({properties = {}}: ApiSchema, index: number): string {
	const [name, fixed] = Object.entries(properties).find(([, property]) => property.const !== undefined) ?? [];
	return fixed ? `Als ${name} ${JSON.stringify(fixed.const)} is` : `Vorm ${index + 1}`;
}

function fieldsOf(document: ApiDocument, schema: ApiSchema, prefix = ''): ApiField[] {
	const {properties = {}, required = []} = resolve(document, schema);
	return Object.entries(properties).flatMap(([name, property]) => {
		const place = `${prefix}${name}`;
		const field = {name: place, kind: kindOf(document, property), isRequired: required.includes(name)};
		const {inner, mark} = innerOf(document, property);
		// A condition may hold conditions: four parts deep is enough to read.
		const isDeep = place.split('.').length >= 4;
		return [field, ...(inner && !isDeep ? fieldsOf(document, inner, `${place}${mark}.`) : [])];
	});
}

/** The object within a property, also when it may be null or stands in a list. */
function innerOf(document: ApiDocument, property: ApiSchema): {inner: ApiSchema | undefined; mark: string} {
	const options = optionsOf(document, property);
	const list = options.find(option => option.items);
	const candidates = list?.items ? optionsOf(document, list.items) : options;
	return {inner: candidates.find(option => option.properties), mark: list ? '[]' : ''};
}

function optionsOf(document: ApiDocument, schema: ApiSchema): ApiSchema[] {
	const whole = resolve(document, schema);
	const options = whole.anyOf ?? whole.oneOf;
	return options ? options.flatMap(option => optionsOf(document, option)) : [whole];
}

/** @throws when the document names a schema that it does not hold. */
function resolve(document: ApiDocument, schema: ApiSchema): ApiSchema {
	if (!schema.$ref) {
		return schema;
	}

	const name = schema.$ref.replace('#/components/schemas/', '');
	const found = document.components.schemas[name];
	if (!found) {
		throw new Error(`${schema.$ref} does not exist`);
	}

	return resolve(document, found);
}

const kinds: Record<string, string> = {
	string: 'tekst',
	integer: 'heel getal',
	number: 'getal',
	boolean: 'true of false',
	object: 'groep velden',
	null: 'null',
};
const formats: Record<string, string> = {date: 'dag', 'date-time': 'tijdstip', uuid: 'uuid'};

/** What a field takes, in Dutch: `heel getal van 1 tot 200, standaard 50`; `een van: direct, none, of null`. */
export function kindOf(document: ApiDocument, schema: ApiSchema): string {
	const parts = optionsOf(document, schema).map(option => plainKindOf(document, option));
	const unique = [...new Set(parts)];
	const standard = schema.default === undefined ? '' : `, standaard ${schema.default}`;
	return unique.join(unique.length === 2 ? ' of ' : ', of ') + standard;
}

function plainKindOf(document: ApiDocument, schema: ApiSchema): string {
	if (schema.const !== undefined) {
		return JSON.stringify(schema.const);
	}

	if (schema.enum) {
		return `een van: ${schema.enum.join(', ')}`;
	}

	if (schema.items) {
		return `lijst (${kindOf(document, schema.items)})`;
	}

	const types = [schema.type ?? 'object'].flat();
	const example = schema.examples?.[0] === undefined ? '' : `, zoals ${schema.examples[0]}`;
	return types
		.map(type => `${formats[schema.format ?? ''] ?? `${kinds[type] ?? type}${boundsOf(schema)}`}${example}`)
		.join(' of ');
}

function boundsOf({minimum, maximum, maxLength}: ApiSchema): string {
	if (maxLength !== undefined) {
		return ` van hoogstens ${maxLength} tekens`;
	}

	const from = minimum === undefined ? '' : ` vanaf ${minimum}`;
	return minimum !== undefined && maximum !== undefined ? ` van ${minimum} tot en met ${maximum}` : from;
}
