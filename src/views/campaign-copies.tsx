import type {Fault} from '../domain/faults.ts';
import {Field, IdempotencyKey} from './forms.tsx';

export interface CampaignCopiesProps {
	slug: string;
	title: string;
	/** Whether the campaign was copied or handed over, so that its texts can be changed. */
	isStored: boolean;
	/** The campaign that it was copied from; null for none. Its title is null when it is there no more. */
	copiedFrom: {slug: string; title: string | null} | null;
	revision: number;
	/** Whether there is a former version of the texts. */
	hasFormer: boolean;
	typedTitle: string | undefined;
	faults: readonly Fault[];
	newKey: () => string;
}

const LONGEST_TITLE = 80;
const COPY = ' (kopie)';

/** What can be done with the texts of a campaign: change them, take a change back, and copy them. */
export function CampaignCopies(props: CampaignCopiesProps) {
	const {slug, title, isStored, typedTitle, faults, newKey} = props;
	return (
		<section class="utrecht-card campaign-group" aria-labelledby="teksten">
			<h2 class="nl-heading nl-heading--level-2" id="teksten">
				Teksten
			</h2>
			{isStored ? (
				<OwnTexts {...props} />
			) : (
				<p class="nl-paragraph">Deze campagne hoort bij het product en wijzigt niet. Een kopie kun je wel bewerken.</p>
			)}
			<form class="campaign-copy" method="post" action={`/campagnes/${slug}/kopieer`} novalidate>
				<IdempotencyKey value={newKey()} />
				<Field
					name="title"
					label="Titel van een kopie"
					value={typedTitle ?? `${title.slice(0, LONGEST_TITLE - COPY.length)}${COPY}`}
					faults={faults}
					isRequired
				/>
				<button class="nl-button nl-button--secondary" type="submit">
					Kopieer
				</button>
			</form>
		</section>
	);
}

function OwnTexts({slug, copiedFrom, revision, hasFormer, newKey}: CampaignCopiesProps) {
	return (
		<>
			<p class="nl-paragraph">
				{copiedFrom === null ? (
					'Deze campagne is als map ingestuurd.'
				) : (
					<>
						Dit is een kopie van{' '}
						{copiedFrom.title === null ? (
							copiedFrom.slug
						) : (
							<a class="nl-link" href={`/campagnes/${copiedFrom.slug}`}>
								{copiedFrom.title}
							</a>
						)}
						.
					</>
				)}
			</p>
			<div class="campaign-steps">
				<a class="nl-button nl-button--secondary" href={`/campagnes/${slug}/bewerken`}>
					Bewerk de teksten
				</a>
				{hasFormer && (
					<form method="post" action={`/campagnes/${slug}/terug`}>
						<IdempotencyKey value={newKey()} />
						<input type="hidden" name="revision" value={revision} />
						<button class="nl-button nl-button--secondary" type="submit">
							Zet de vorige versie terug
						</button>
					</form>
				)}
			</div>
		</>
	);
}
