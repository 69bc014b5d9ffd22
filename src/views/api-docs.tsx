import {
	type ApiDocument,
	type ApiField,
	type ApiSchema,
	type DocumentedOperation,
	kindOf,
	operationsBySubject,
	shapesOf,
} from './api-description.ts';

const subjects: Record<string, string> = {
	actions: 'Acties',
	'app-downloads': 'Downloads van de app',
	totals: 'Opgegeven totalen',
	ambassadors: 'Ambassadeurs',
	progress: 'Voortgang',
	figures: 'Cijfers',
	areas: 'Gebieden',
	targets: 'Doelstellingen',
	campaigns: 'Campagnes',
};

/** The API for people who write programs: everything the OpenAPI document says, readable without JavaScript. */
export function ApiDocsPage({document}: {document: ApiDocument}) {
	const groups = operationsBySubject(document);
	return (
		<div class="api-docs">
			<h1 class="nl-heading nl-heading--level-1">{document.info.title}</h1>
			<p class="nl-paragraph">{document.info.description}</p>
			<Introduction document={document} />
			<nav class="api-docs__index" aria-labelledby="onderwerpen">
				<h2 class="nl-heading nl-heading--level-2" id="onderwerpen">
					Onderwerpen
				</h2>
				<ul>
					{groups.map(([subject, operations]) => (
						<li key={subject}>
							<a class="nl-link" href={`#${subject}`}>
								{subjects[subject] ?? subject}
							</a>{' '}
							({operations.length})
						</li>
					))}
				</ul>
			</nav>
			{groups.map(([subject, operations]) => (
				<section key={subject} class="utrecht-card api-docs__subject" id={subject} aria-labelledby={`${subject}-titel`}>
					<h2 class="nl-heading nl-heading--level-2" id={`${subject}-titel`}>
						{subjects[subject] ?? subject}
					</h2>
					{operations.map(operation => (
						<Operation key={operation.operationId} document={document} operation={operation} />
					))}
				</section>
			))}
		</div>
	);
}

function Introduction({document}: {document: ApiDocument}) {
	const server = document.servers[0]?.url ?? '';
	return (
		<dl class="api-docs__facts">
			<dt>Adres</dt>
			<dd>
				<code>{server}</code>, versie {document.info.version}. Voor programma’s:{' '}
				<a class="nl-link" href="/api/v1/openapi.json">
					openapi.json
				</a>
			</dd>
			<dt>Aanmelden</dt>
			<dd>
				Stuur <code>Authorization: Bearer …</code> mee. Een sleutel krijg je van de beheerder.
			</dd>
			<dt>Herhalen</dt>
			<dd>
				Geef elke wijziging een eigen <code>Idempotency-Key</code> (een uuid). Komt er geen antwoord, stuur dan
				hetzelfde verzoek met dezelfde sleutel nog eens: het gebeurt één keer.
			</dd>
			<dt>Wijzigen</dt>
			<dd>
				Zet de <code>ETag</code> van wat je las in <code>If-Match</code>. Wie te laat is krijgt 412, er gaat niets
				verloren.
			</dd>
			<dt>Fouten</dt>
			<dd>
				Een fout is <code>application/problem+json</code>, met alle fouten tegelijk in <code>faults</code>. Een onbekend
				veld is een fout.
			</dd>
		</dl>
	);
}

function Operation({document, operation}: {document: ApiDocument; operation: DocumentedOperation}) {
	const {operationId, method, path, summary, description, parameters = [], requestBody} = operation;
	const body = requestBody?.content['application/json']?.schema;
	return (
		<details class="api-operation" id={operationId}>
			<summary>
				<h3 class="api-operation__title">
					<span class={`api-method api-method--${method.toLowerCase()}`}>{method}</span>{' '}
					<code class="api-operation__path">{path}</code>
				</h3>
				<span class="api-operation__summary">{summary}</span>
			</summary>
			<p class="nl-paragraph api-operation__who">{description}</p>
			{parameters.length > 0 && (
				<>
					<h4 class="nl-heading nl-heading--level-4">Wat je meegeeft</h4>
					<dl class="api-fields">
						{parameters.map(({name, in: place, required = false, description: note, schema}) => (
							<Field
								key={`${place} ${name}`}
								field={{name, kind: kindOf(document, schema), isRequired: required}}
								note={[places[place], note].filter(Boolean).join('. ')}
							/>
						))}
					</dl>
				</>
			)}
			{body && <Body document={document} schema={body} title="Wat je stuurt" isInput />}
			<Answers document={document} operation={operation} />
		</details>
	);
}

const places = {path: 'in het adres', query: 'achter het vraagteken', header: 'als kop van het verzoek'};

function Answers({document, operation}: {document: ApiDocument; operation: DocumentedOperation}) {
	const all = Object.entries(operation.responses);
	const problems = all.filter(([status]) => Number(status) >= 400);
	return (
		<>
			{all
				.filter(([status]) => Number(status) < 400)
				.map(([status, {description, headers = {}, content}]) => {
					const schema = content?.['application/json']?.schema;
					const named = Object.keys(headers).filter(name => name !== 'API-Version');
					const title = `Antwoord ${status}: ${description}${named.length > 0 ? ` Met ${named.join(' en ')}.` : ''}`;
					return schema ? (
						<Body key={status} document={document} schema={schema} title={title} />
					) : (
						<h4 key={status} class="nl-heading nl-heading--level-4">
							{title}
						</h4>
					);
				})}
			<h4 class="nl-heading nl-heading--level-4">Als het niet lukt</h4>
			<ul class="api-problems">
				{problems.map(([status, {description}]) => (
					<li key={status}>
						<strong>{status}</strong> {description}
					</li>
				))}
			</ul>
		</>
	);
}

interface BodyProps {
	document: ApiDocument;
	schema: ApiSchema;
	title: string;
	isInput?: boolean;
}

function Body({document, schema, title, isInput = false}: BodyProps) {
	return (
		<>
			<h4 class="nl-heading nl-heading--level-4">{title}</h4>
			{shapesOf(document, schema).map(shape => (
				<div key={shape.title}>
					{shape.title && <h5 class="nl-heading nl-heading--level-5">{shape.title}</h5>}
					<dl class="api-fields">
						{shape.fields.map(field => (
							<Field key={field.name} field={isInput ? field : {...field, isRequired: false}} />
						))}
					</dl>
				</div>
			))}
		</>
	);
}

function Field({field: {name, kind, isRequired}, note}: {field: ApiField; note?: string}) {
	return (
		<>
			<dt>
				<code>{name}</code>
				{isRequired && <span class="api-fields__required">verplicht</span>}
			</dt>
			<dd>
				{kind}
				{note && <span class="api-fields__note">{note}</span>}
			</dd>
		</>
	);
}
