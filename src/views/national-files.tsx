import type {Fault} from '../domain/faults.ts';
import {formatQuarter, type Quarter} from '../domain/fetches.ts';
import {isOffered, type NationalFile} from '../domain/national-files.ts';
import type {Day} from '../domain/period.ts';
import {type DoneNotice, DoneNoticeBox} from './done-notice.tsx';
import {FileField} from './file-field.tsx';
import {formatCount, formatDay} from './format.ts';
import {ErrorSummary, Field, IdempotencyKey} from './forms.tsx';
import {fileWords} from './national-words.ts';

export const NATIONAL_PATH = '/campagnes/landelijk';

type Listed = NationalFile & {_id: string; revision: number};

interface NationalFilesProps {
	/** That of the latest period first. */
	files: readonly {file: Listed; fetched: readonly [quarter: Quarter, count: number][]}[];
	today: Day;
	/** The file that is being changed; null: a new one. */
	edited: {id: string; revision: number} | null;
	/** What stands in the form. */
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	notice: DoneNotice | null;
	/** A fresh key for each form. */
	newKey(): string;
}

/** The contents of /campagnes/landelijk: the form of a file, and every file with how often it was fetched. */
export function NationalFilesPage(props: NationalFilesProps) {
	const {faults, notice, newKey} = props;
	return (
		<>
			<ErrorSummary faults={faults} />
			<p class="back">
				<a class="nl-link" href="/campagnes">
					Alle campagnes
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">Landelijke campagnes</h1>
			<p class="nl-paragraph">
				Kant-en-klare bestanden van landelijke campagnes. Ambassadeurs vinden ze bij hun materiaal, zolang de campagne
				loopt.
			</p>
			{notice && <DoneNoticeBox notice={notice} newKey={newKey} />}
			<div class="action-page">
				<FileForm {...props} />
				<FileList {...props} />
			</div>
		</>
	);
}

function FileForm({edited, values, faults, newKey}: NationalFilesProps) {
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	const upload = edited ? {} : {enctype: 'multipart/form-data' as const};
	return (
		<section class="utrecht-card action-card" aria-labelledby="bestand">
			<h2 class="nl-heading nl-heading--level-2" id="bestand">
				{edited ? 'Wijzig bestand' : 'Nieuw bestand'}
			</h2>
			<form
				class="form action-form"
				method="post"
				action={edited ? `/landelijk/${edited.id}` : NATIONAL_PATH}
				novalidate
				{...upload}
			>
				<IdempotencyKey value={newKey()} />
				{edited ? (
					<input type="hidden" name="revision" value={edited.revision} />
				) : (
					<FileField
						description="Jpg, png, mp4, pdf of Word (docx), hoogstens 50 MB."
						accept=".jpg,.jpeg,.png,.mp4,.pdf,.docx"
						faults={faults}
					/>
				)}
				<Field {...control('title')} label="Titel" description="Zo staat het bij het materiaal." isRequired />
				<div class="form__pair">
					<Field {...control('from')} label="Eerste dag" type="date" isRequired />
					<Field {...control('lastDay')} label="Laatste dag" type="date" isRequired />
				</div>
				<Field
					{...control('alt')}
					label="Wat is er te zien?"
					description="Voor wie het beeld niet ziet. Verplicht bij een afbeelding of filmpje."
				/>
				<button class="nl-button nl-button--primary" type="submit">
					{edited ? 'Sla wijziging op' : 'Voeg toe'}
				</button>
				{edited && (
					<a class="nl-link" href={NATIONAL_PATH}>
						Niet wijzigen
					</a>
				)}
			</form>
		</section>
	);
}

function FileList({files, today, newKey}: NationalFilesProps) {
	return (
		<section class="utrecht-card action-card" aria-labelledby="lijst">
			<h2 class="nl-heading nl-heading--level-2" id="lijst">
				Bestanden ({formatCount(files.length)})
			</h2>
			{files.length === 0 ? (
				<p class="nl-paragraph">Er is nog niets toegevoegd.</p>
			) : (
				<ul class="message-list">
					{files.map(({file, fetched}) => (
						<FileRow key={file._id} file={file} fetched={fetched} today={today} newKey={newKey} />
					))}
				</ul>
			)}
		</section>
	);
}

function FileRow({
	file,
	fetched,
	today,
	newKey,
}: NationalFilesProps['files'][number] & Pick<NationalFilesProps, 'today' | 'newKey'>) {
	const {_id: id, title, from, lastDay, revision} = file;
	const isOver = !isOffered(file, today);
	return (
		<li class="message-list__row occurrence-row">
			<div>
				<p class="message-list__kind">
					<a class="nl-link national__link" href={`/landelijk/${id}`}>
						{title}
					</a>
				</p>
				<p class="message-list__details">
					{fileWords(file)}. Van {formatDay(from)} tot en met {formatDay(lastDay)}
					{isOver && (from > today ? ' (nog niet begonnen)' : ' (voorbij)')}.
				</p>
				<p class="message-list__details">{fetchedWords(fetched)}</p>
			</div>
			<div class="occurrence-row__deeds">
				<a class="nl-link occurrence-row__change" href={`${NATIONAL_PATH}?wijzig=${id}`}>
					Wijzig<span class="visually-hidden">: {title}</span>
				</a>
				<form method="post" action={`/landelijk/${id}/verwijderen`}>
					<IdempotencyKey value={newKey()} />
					<input type="hidden" name="revision" value={revision} />
					<button class="nl-button nl-button--secondary message-list__button" type="submit">
						Verwijder<span class="visually-hidden">: {title}</span>
					</button>
				</form>
			</div>
		</li>
	);
}

function fetchedWords(fetched: NationalFilesProps['files'][number]['fetched']): string {
	const counts = fetched.map(([quarter, count]) => `${formatCount(count)} in het ${formatQuarter(quarter)}`);
	return counts.length === 0 ? 'Nog niet opgehaald.' : `Opgehaald: ${counts.join(', ')}.`;
}
