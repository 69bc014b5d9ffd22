import {type AppDownloads, methodNames, methods} from '../domain/app-downloads.ts';
import type {Area} from '../domain/areas.ts';
import type {Fault} from '../domain/faults.ts';
import type {Month} from '../domain/period.ts';
import type {Version} from '../domain/revisions.ts';
import type {Role} from '../domain/users.ts';
import {ChangeList} from './action-history.tsx';
import {recorderWords} from './action-words.ts';
import {originWords} from './figures-column.tsx';
import {type FigureNotice, FigureNoticeBox} from './figures-notice.tsx';
import {figuresPath, gridPath} from './figures-words.ts';
import {formatCount, formatInstant, formatMonth} from './format.ts';
import {ErrorSummary, Field, IdempotencyKey, Select} from './forms.tsx';

export interface CellPageProps {
	area: Area;
	month: Month;
	/** The oldest first. */
	versions: readonly Version<AppDownloads>[];
	roleOf(recordedBy: string): Role | null;
	/** What stands in the fields. */
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	notice: FigureNotice | null;
	newKey(): string;
}

/** The page of one month of one area: its numbers, where they come from, and every version that stood there. */
export function CellPage(props: CellPageProps) {
	const {area, month, versions, faults, notice} = props;
	const name = area.kind === 'unit' ? 'Hele eenheid' : area.name;
	const current = versions.at(-1);
	return (
		<>
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">
				{name}, {formatMonth(month)}
			</h1>
			<ul class="figures-links">
				<li>
					<a class="nl-link" href={gridPath(month)}>
						Naar het hele jaar
					</a>
				</li>
				<li>
					<a class="nl-link" href={figuresPath(month)}>
						Alle gemeenten in {formatMonth(month)}
					</a>
				</li>
			</ul>
			{notice && <FigureNoticeBox notice={notice} />}
			<div class="action-page">
				<section class="utrecht-card action-card" aria-labelledby="invullen">
					<h2 class="nl-heading nl-heading--level-2" id="invullen">
						{current && !current.removed ? 'Wijzig' : 'Vul in'}
					</h2>
					<CellForm {...props} />
					{current && !current.removed && <RemoveForm {...props} current={current} />}
				</section>
				<section class="utrecht-card action-card" aria-labelledby="geschiedenis">
					<h2 class="nl-heading nl-heading--level-2" id="geschiedenis">
						Geschiedenis
					</h2>
					{versions.length === 0 ? (
						<p class="nl-paragraph">Hier is nog niets opgegeven.</p>
					) : (
						<Versions versions={versions} roleOf={props.roleOf} />
					)}
				</section>
			</div>
		</>
	);
}

function CellForm({area, month, versions, values, faults, newKey}: CellPageProps) {
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	return (
		<form class="form action-form" method="post" action={figuresPath(month, area.code)} novalidate>
			<IdempotencyKey value={newKey()} />
			<input type="hidden" name="revision" value={seenRevision(versions)} />
			<Field {...control('downloads')} label="Nieuwe downloads in de maand" isRequired />
			<Field {...control('participants')} label="Deelnemers aan het eind van de maand (mag leeg)" />
			<Select
				{...control('method')}
				label="Gemeten of geschat"
				options={methods.map(method => ({value: method, label: methodNames[method]}))}
			/>
			<Field {...control('source')} label="Bron" description="Zonder gegevens van personen." isRequired />
			<button class="nl-button nl-button--primary" type="submit">
				Sla op
			</button>
		</form>
	);
}

/** The revision that a form replaces; 0 where nothing stands. */
function seenRevision(versions: readonly Version<AppDownloads>[]): number {
	const current = versions.at(-1);
	return current && !current.removed ? current.revision : 0;
}

function RemoveForm({area, month, current, newKey}: CellPageProps & {current: Version<AppDownloads>}) {
	return (
		<form class="figure-cell__remove" method="post" action={`${figuresPath(month, area.code)}/weghalen`}>
			<IdempotencyKey value={newKey()} />
			<input type="hidden" name="revision" value={current.revision} />
			<button class="nl-button nl-button--secondary" type="submit">
				Haal dit cijfer weg
			</button>
		</form>
	);
}

const fields = [
	{label: 'Downloads', textOf: ({appDownloads}: AppDownloads) => formatCount(appDownloads)},
	{label: 'Deelnemers', textOf: ({participants}: AppDownloads) => formatCount(participants)},
	{label: 'Methode', textOf: ({method}: AppDownloads) => methodNames[method]},
	{label: 'Bron', textOf: ({source}: AppDownloads) => source},
] as const;

function Versions({versions, roleOf}: Pick<CellPageProps, 'versions' | 'roleOf'>) {
	const entries = versions.map((version, index) => ({version, before: versions[index - 1] ?? null})).reverse();
	return (
		<ol class="timeline" reversed>
			{entries.map(({version, before}) => (
				<li class="timeline__entry" key={version.revision}>
					<p class="timeline__moment">
						<time datetime={version.recordedAt.toISOString()}>{formatInstant(version.recordedAt)}</time>,{' '}
						{recorderWords(version, roleOf)}
					</p>
					<p class="timeline__deed">{deedWords(version, before)}</p>
					<Changes version={version} before={before} />
					{version.reason && <p class="timeline__reason">Reden: {version.reason}</p>}
				</li>
			))}
		</ol>
	);
}

interface EntryProps {
	version: Version<AppDownloads>;
	before: Version<AppDownloads> | null;
}

function Changes({version, before}: EntryProps) {
	const changes = before
		? fields
				.map(({label, textOf}) => ({label, before: textOf(before), after: textOf(version)}))
				.filter(change => change.before !== change.after)
		: [];
	return changes.length > 0 ? <ChangeList changes={changes} /> : null;
}

function deedWords(version: Version<AppDownloads>, before: Version<AppDownloads> | null): string {
	if (!before) {
		return `Opgegeven: ${formatCount(version.appDownloads)} downloads, ${originWords(version)}`;
	}

	if (version.removed !== before.removed) {
		return version.removed ? 'Weggehaald: telt niet meer mee' : 'Teruggezet: telt weer mee';
	}

	return 'Gewijzigd';
}
