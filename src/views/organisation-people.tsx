import {type AmbassadorFields, type Contact, courseNames} from '../domain/ambassadors.ts';
import type {Area} from '../domain/areas.ts';
import type {Day} from '../domain/period.ts';
import {formatDay} from './format.ts';
import {FunctionDeeds, NewAmbassador, TrainingDoubts} from './organisation-doubts.tsx';
import type {OrganisationPageProps} from './organisation-page.tsx';
import {nameWithKind, shortName} from './organisation-words.ts';
import {Doubt, proposalAddress} from './proposal-links.tsx';

/** A function of ambassador; without a contact the function is still there, its holder's name was deleted. */
export interface FunctionView {
	id: string;
	fields: AmbassadorFields;
	contact: Contact | null;
}

/** The organisation at the other side, and who is its ambassador now; nobody: vacant. */
export interface ColleagueView {
	organisation: Area;
	functions: readonly FunctionView[];
}

/** Whom to call at the other side: the police for a municipality, the municipalities for a team. */
export function ColleagueSection({
	area,
	colleagues,
	role,
}: Pick<OrganisationPageProps, 'area' | 'colleagues' | 'role'>) {
	const other = area.kind === 'municipality' ? 'de politie' : 'de gemeente';
	return colleagues.length === 0 ? null : (
		<section class="utrecht-card organisation-card" aria-labelledby="collega">
			<h2 class="nl-heading nl-heading--level-2" id="collega">
				{role === 'ambassador' ? `Je collega bij ${other}` : `Collega’s bij ${other}`}
			</h2>
			<ul class="people">
				{colleagues.map(({organisation, functions}) => (
					<li key={organisation.code}>
						<span class="people__organisation">{firstUpper(nameWithKind(organisation))}</span>
						{functions.length === 0 ? (
							<span class="quiet">vacant</span>
						) : (
							functions.map(found => <Person key={found.id} contact={found.contact} />)
						)}
					</li>
				))}
			</ul>
		</section>
	);
}

function firstUpper(text: string): string {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function Person({contact}: {contact: Contact | null}) {
	return contact === null ? (
		<span class="quiet">ambassadeur, naam verwijderd</span>
	) : (
		<span class="people__person">
			{contact.name}{' '}
			<a class="nl-link people__mail" href={`mailto:${contact.email}`}>
				{contact.email}
			</a>
		</span>
	);
}

/** Who hold or held the own function in this year, since when, and what they were trained in. */
export function FunctionSection({
	area,
	functions,
	report,
	doubts,
}: Pick<OrganisationPageProps, 'area' | 'functions' | 'report' | 'doubts'>) {
	return (
		<section class="utrecht-card organisation-card" aria-labelledby="ambassadeurs">
			<h2 class="nl-heading nl-heading--level-2" id="ambassadeurs">
				Ambassadeurs van {shortName(area)}
			</h2>
			{functions.length === 0 ? (
				<p class="nl-paragraph">
					De functie is vacant: in {report.year} is hier geen ambassadeur vastgelegd. Laat de regionaal coördinator
					weten wie het wordt.
				</p>
			) : (
				<ul class="people">
					{functions.map(found => (
						<li key={found.id}>
							<Person contact={found.contact} />
							{doubts === null ? (
								<>
									<span>{lastedWords(found.fields, report.at)}</span>
									<span class="quiet">{trainingWords(found.fields, report.at)}</span>
								</>
							) : (
								<>
									<span class="people__fact">
										{lastedWords(found.fields, report.at)}{' '}
										<Doubt
											href={proposalAddress('functie', {over: found.id})}
											of={`functie sinds ${formatDay(found.fields.from)}`}
										/>
									</span>
									<TrainingDoubts held={found} at={report.at} />
									<FunctionDeeds held={found} at={report.at} doubts={doubts} />
								</>
							)}
						</li>
					))}
				</ul>
			)}
			{doubts && <NewAmbassador />}
		</section>
	);
}

/** The function ends on the first day no longer in it. */
function lastedWords({from, until}: AmbassadorFields, at: Day): string {
	if (until === null) {
		return `Sinds ${formatDay(from)}`;
	}

	return until <= at
		? `Van ${formatDay(from)} tot ${formatDay(until)}`
		: `Sinds ${formatDay(from)}, tot ${formatDay(until)}`;
}

function trainingWords({trainings}: AmbassadorFields, at: Day): string {
	const done = trainings
		.filter(({completedOn}) => completedOn <= at)
		.map(({course, completedOn}) => `${courseNames[course]} op ${formatDay(completedOn)}`);
	return done.length === 0 ? 'Nog geen training gevolgd' : `Opgeleid: ${done.join(', ')}`;
}
