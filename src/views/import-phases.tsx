import {changesNothing, type ImportCheck, type ImportOutcome, phaseOf} from '../domain/import-work.ts';
import {type ImportJob, KEPT_DAYS} from '../domain/jobs.ts';
import {formatCount, formatInstant} from './format.ts';
import {ColumnsForm} from './import-columns.tsx';
import {FaultsPart} from './import-faults.tsx';
import {FirstRows, Kept} from './import-rows.tsx';
import {counted, outcomeWords, takenBackWords} from './import-words.ts';
import {AskButton, ReplaceForm} from './job-forms.tsx';
import type {JobPageProps} from './job-props.ts';

/** What an import that does not run tells, and what can be asked of it. */
export function ImportPhasePart(props: JobPageProps) {
	const {job} = props;
	const phase = phaseOf(job.work);
	if (job.state === 'failed' || phase === 'begun' || phase === null) {
		return <Stopped {...props} />;
	}

	switch (phase) {
		case 'columns':
			return <Columns {...props} />;
		case 'faults':
			return <FaultsPart {...props} />;
		case 'ready':
			return <Ready {...props} />;
		case 'imported':
			return <Imported {...props} />;
		case 'taken-back':
			return <TakenBackPart {...props} />;
	}
}

/** It ended before its end: what stands, and how to go on. */
function Stopped({job, newKey, faults}: JobPageProps) {
	const {failure, work} = job;
	const isBegun = phaseOf(work) === 'begun';
	return (
		<section class="utrecht-card job__card" aria-labelledby="gestopt">
			<h2 class="nl-heading nl-heading--level-2" id="gestopt">
				{job.state === 'failed' ? 'Dit is niet gelukt' : 'Geannuleerd'}
			</h2>
			<p class="nl-paragraph">
				{failure}{' '}
				{isBegun
					? 'Een deel kan al geschreven zijn. Ga verder, of draai alles terug.'
					: work.step === 'check' && 'Er is niets opgeslagen.'}
			</p>
			<div class="job__actions">
				<AskButton job={job} action="opnieuw" label="Probeer opnieuw" isPrimary newKey={newKey} />
				{isBegun && <AskButton job={job} action="terugdraaien" label="Draai alles terug" newKey={newKey} />}
			</div>
			{phaseOf(work) === null && <ReplaceForm job={job} faults={faults} newKey={newKey} />}
		</section>
	);
}

function Columns({job, newKey, typed, faults, now}: JobPageProps) {
	const check = job.work.check as ImportCheck;
	const {missing, unknown} = check;
	return (
		<>
			<section class="utrecht-card job__card" aria-labelledby="kolommen">
				<h2 class="nl-heading nl-heading--level-2" id="kolommen">
					Welke kolom is welke?
				</h2>
				<p class="nl-paragraph">
					{missing.length > 0 && `Niet gevonden: ${missing.join(', ')}. `}
					{unknown.length > 0 && `Niet herkend: ${unknown.join(', ')}.`}
				</p>
				<ColumnsForm
					id={job._id}
					revision={job.revision}
					newKey={newKey()}
					work={job.work}
					check={check}
					typed={typed}
					faults={faults}
				/>
			</section>
			<FirstRows check={{...check, columns: check.header.map(header => ({column: header, header}))}} now={now} />
			<Replace job={job} faults={faults} newKey={newKey} />
		</>
	);
}

function Ready({job, newKey, faults, now}: JobPageProps) {
	const check = job.work.check as ImportCheck;
	const counts = check.counts as ImportOutcome;
	const isNothing = changesNothing(counts);
	return (
		<>
			<section class="utrecht-card job__card" aria-labelledby="gecontroleerd">
				<h2 class="nl-heading nl-heading--level-2" id="gecontroleerd">
					{isNothing ? 'Dit bestand was al geïmporteerd' : 'Geen fouten gevonden'}
				</h2>
				<p class="nl-paragraph">
					{isNothing
						? `Alle ${formatCount(check.rows)} regels staan er al zo. Importeren verandert niets.`
						: `${counted(check.rows, 'regel', 'regels')} gelezen. Importeren geeft: ${outcomeWords(counts)}.`}
					{check.isRemembered && ' De kolommen zijn gekozen zoals bij een eerder bestand met deze koppen.'}
				</p>
				<div class="job__actions">
					<AskButton job={job} action="importeren" label="Importeer" isPrimary newKey={newKey} />
				</div>
				<Kept outcome={counts} now={now} />
			</section>
			<FirstRows check={check} now={now} />
			<Replace job={job} faults={faults} newKey={newKey} />
		</>
	);
}

const takeBackHint = `Terugdraaien kan ${KEPT_DAYS} dagen; wat sindsdien met de hand is gewijzigd, blijft dan zo.`;
const fileGone = 'Terugdraaien kan niet meer: het bestand is gewist toen er contactgegevens werden verwijderd.';

function Imported({job, newKey, now}: JobPageProps) {
	const result = job.work.result as ImportOutcome;
	const isNothing = changesNothing(result);
	return (
		<section class="utrecht-card job__card" aria-labelledby="klaar">
			<h2 class="nl-heading nl-heading--level-2" id="klaar">
				{isNothing ? 'Niets veranderd' : 'Geïmporteerd'}
			</h2>
			<p class="utrecht-alert utrecht-alert--ok">
				{isNothing ? 'Dit bestand was al geïmporteerd: niets veranderd.' : `${outcomeWords(result)}.`}
			</p>
			<p class="nl-paragraph">
				Klaar op {formatInstant(result.at)}. {!isNothing && (job.work.upload === null ? fileGone : takeBackHint)}
			</p>
			<div class="job__actions">
				{!isNothing && job.work.upload !== null && (
					<AskButton job={job} action="terugdraaien" label="Draai deze import terug" newKey={newKey} />
				)}
				<a class="nl-link job__refresh" href="/cijfers/importeren">
					Nog een bestand
				</a>
			</div>
			<Kept outcome={result} now={now} />
		</section>
	);
}

function TakenBackPart({job, newKey, now}: JobPageProps) {
	const takenBack = job.work.takenBack as NonNullable<ImportJob['work']['takenBack']>;
	return (
		<section class="utrecht-card job__card" aria-labelledby="teruggedraaid">
			<h2 class="nl-heading nl-heading--level-2" id="teruggedraaid">
				{job.state === 'cancelled' ? 'Geannuleerd en teruggedraaid' : 'Teruggedraaid'}
			</h2>
			<p class="utrecht-alert utrecht-alert--ok">{takenBackWords(takenBack)}.</p>
			<p class="nl-paragraph">Klaar op {formatInstant(takenBack.at)}. Importeer je opnieuw, dan komt alles terug.</p>
			<div class="job__actions">
				<AskButton job={job} action="importeren" label="Importeer opnieuw" newKey={newKey} />
				<a class="nl-link job__refresh" href="/cijfers/importeren">
					Nog een bestand
				</a>
			</div>
			<Kept outcome={takenBack} now={now} />
		</section>
	);
}

function Replace({job, faults, newKey}: Pick<JobPageProps, 'job' | 'faults' | 'newKey'>) {
	return (
		<details class="utrecht-card job__card job__replace" open={faults.some(({field}) => field === 'file')}>
			<summary>Een ander bestand kiezen</summary>
			<ReplaceForm job={job} faults={faults} newKey={newKey} />
		</details>
	);
}
