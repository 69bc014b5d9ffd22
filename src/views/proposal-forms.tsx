import type {ComponentChildren} from 'preact';
import {type AmbassadorFields, type Course, courseNames} from '../domain/ambassadors.ts';
import type {Fault} from '../domain/faults.ts';
import type {Month} from '../domain/period.ts';
import {trainedOn} from '../domain/proposals.ts';
import {formatCount, formatDay, formatMonth} from './format.ts';
import {ErrorSummary, Field, IdempotencyKey} from './forms.tsx';

/** One form with which something is proposed. */
export interface ProposalForm {
	/** Where it is sent to. */
	address: string;
	/** Which fact it is about, and the revision of that fact that was seen. */
	hidden: Readonly<Record<string, string>>;
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	/** A fresh key for each form. */
	newKey(): string;
	/** The page of the own organisation. */
	back: {href: string; label: string};
}

interface FrameProps {
	form: ProposalForm;
	title: string;
	/** What stands now. */
	standing: string;
	children: ComponentChildren;
	/** Another form, below this one. */
	below?: ComponentChildren;
}

function Frame({form, title, standing, children, below}: FrameProps) {
	const {address, hidden, values, faults, newKey, back} = form;
	return (
		<div class="text-page">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">{title}</h1>
			<p class="nl-paragraph">{standing}</p>
			<section class="utrecht-card action-card proposal-card" aria-labelledby="voorstel">
				<h2 class="nl-heading nl-heading--level-2" id="voorstel">
					Zo hoort het
				</h2>
				<form class="form action-form" method="post" action={address} novalidate>
					<Hidden fields={hidden} idempotencyKey={newKey()} />
					{children}
					<Field
						name="remark"
						label="Opmerking (mag leeg)"
						description="Zonder namen of andere gegevens van personen."
						value={values.remark ?? ''}
						faults={faults}
					/>
					<button class="nl-button nl-button--primary" type="submit">
						Stel voor
					</button>
				</form>
			</section>
			{below}
			<p class="nl-paragraph">
				De regionaal coördinator kijkt naar je voorstel en neemt het over, of zegt waarom niet.{' '}
				<a class="nl-link" href={back.href}>
					{back.label}
				</a>
			</p>
		</div>
	);
}

function Hidden({fields, idempotencyKey}: {fields: ProposalForm['hidden']; idempotencyKey: string}) {
	return (
		<>
			<IdempotencyKey value={idempotencyKey} />
			{Object.entries(fields).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
		</>
	);
}

function controlOf({values, faults}: ProposalForm) {
	return (name: string) => ({name, value: values[name] ?? '', faults});
}

/** "De dagen van deze functie kloppen niet": other days, or a function that was never there. */
export function FunctionProposal({form, held}: {form: ProposalForm; held: AmbassadorFields}) {
	const control = controlOf(form);
	const {from, until} = held;
	const ended = until === null ? 'en loopt door' : `en eindigde op ${formatDay(until)} (eerste dag niet meer)`;
	return (
		<Frame
			form={form}
			title="Klopt de functie niet?"
			standing={`Er staat: ambassadeur sinds ${formatDay(from)} ${ended}.`}
			below={<RemovalProposal form={form} />}
		>
			<Field {...control('from')} label="Eerste dag in de functie" type="date" isRequired />
			<Field
				{...control('until')}
				label="Eerste dag niet meer in de functie"
				description="Leeg: de functie loopt door."
				type="date"
			/>
		</Frame>
	);
}

function RemovalProposal({form: {hidden, newKey}}: {form: ProposalForm}) {
	return (
		<section class="utrecht-card action-card proposal-card" aria-labelledby="vervalt">
			<h2 class="nl-heading nl-heading--level-2" id="vervalt">
				Was deze functie er nooit?
			</h2>
			<form class="form action-form" method="post" action="/voorstellen/nieuw/vervallen">
				<Hidden fields={hidden} idempotencyKey={newKey()} />
				<button class="nl-button nl-button--secondary" type="submit">
					Stel voor dat de functie vervalt
				</button>
			</form>
		</section>
	);
}

/** "Deze training staat er niet, of op een andere dag." */
export function TrainingProposal({form, held, course}: {form: ProposalForm; held: AmbassadorFields; course: Course}) {
	const done = trainedOn(held, course);
	const name = courseNames[course];
	return (
		<Frame
			form={form}
			title={`Klopt de training ${name} niet?`}
			standing={
				done === null
					? `Er staat geen training ${name} bij de ambassadeur sinds ${formatDay(held.from)}.`
					: `Er staat: training ${name} gehaald op ${formatDay(done)}.`
			}
		>
			<Field {...controlOf(form)('completedOn')} label="Training gehaald op" type="date" isRequired />
		</Frame>
	);
}

/** "Er komt een nieuwe ambassadeur": from when; who it is, is asked by the coordinator. */
export function NewAmbassadorProposal({form, held}: {form: ProposalForm; held: AmbassadorFields | null}) {
	const standing =
		held === null
			? 'Er komt een ambassadeur bij, of de functie is nu vacant.'
			: `De nieuwe volgt de ambassadeur sinds ${formatDay(held.from)} op. Die functie eindigt op dezelfde dag.`;
	return (
		<Frame form={form} title="Er is een nieuwe ambassadeur" standing={standing}>
			<Field
				{...controlOf(form)('from')}
				label="Ambassadeur vanaf"
				description="Noem geen naam: de regionaal coördinator vraagt je wie het is."
				type="date"
				isRequired
			/>
		</Frame>
	);
}

interface MonthProps {
	form: ProposalForm;
	month: Month;
	/** null: not known. */
	appDownloads: number | null;
}

/** "Dit aantal downloads klopt niet." */
export function DownloadsProposal({form, month, appDownloads}: MonthProps) {
	return (
		<Frame
			form={form}
			title={`Kloppen de downloads in ${formatMonth(month)} niet?`}
			standing={`Er staat: ${formatCount(appDownloads)}.`}
		>
			<Field {...controlOf(form)('appDownloads')} label={`Nieuwe downloads in ${formatMonth(month)}`} isRequired />
		</Frame>
	);
}

interface MonthsProps {
	year: number;
	months: readonly {month: Month; appDownloads: number | null}[];
	back: ProposalForm['back'];
}

/** The months of a year, each with the way to say that it is wrong. */
export function DownloadMonths({year, months, back}: MonthsProps) {
	return (
		<div class="text-page">
			<h1 class="nl-heading nl-heading--level-1">Downloads per maand in {year}</h1>
			<p class="nl-paragraph">
				Kies de maand die niet klopt.{' '}
				<a class="nl-link" href={back.href}>
					{back.label}
				</a>
			</p>
			<ul class="utrecht-card proposal-months">
				{months.map(({month, appDownloads}) => (
					<li key={month}>
						<span class="proposal-months__month">{formatMonth(month).slice(0, -5)}</span>
						<span class="proposal-months__count">{formatCount(appDownloads)}</span>
						<a class="nl-link doubt" href={`/voorstellen/nieuw/downloads?maand=${month}`}>
							Klopt dit niet?<span class="visually-hidden"> {formatMonth(month)}</span>
						</a>
					</li>
				))}
			</ul>
		</div>
	);
}
