import {
	editedCampaign,
	faultOf,
	pathsOfFields,
	type TypedCampaign,
	textFields,
	typedOf,
} from '../domain/campaign-edits.ts';
import type {Campaign} from '../domain/campaigns.ts';
import {type Fault, refuse, refuseFaults} from '../domain/faults.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import type {StoredCampaign} from '../domain/stored-campaigns.ts';
import type {CampaignFault} from '../mailings/campaign-faults.ts';
import {type CampaignSource, wholeCampaign} from '../mailings/campaign-files.ts';
import {checkCampaign} from '../mailings/check-campaign.ts';
import {lineOfField} from '../mailings/json-lines.ts';
import {checkApart} from '../mailings/render-mjml.ts';
import type {Database} from '../store/database.ts';
import {changeFact} from '../store/revisions.ts';
import {findFolder} from './campaign-folder.ts';
import {storedFields, withCampaign} from './stored-campaigns.ts';
import {changeOf, type Write} from './write.ts';

interface Wanted {
	campaignsFolder: string;
	slug: string;
}

/** A campaign that can be changed, as it stands. */
export interface EditableCampaign {
	campaign: Campaign;
	source: CampaignSource;
	stored: Fact<StoredCampaign>;
	typed: TypedCampaign;
}

/** @throws {Refusal} `not-found`; `conflict` for a campaign that is shipped: nobody changes that. */
export async function editableCampaign(db: Database, wanted: Wanted): Promise<EditableCampaign> {
	const folder = await findFolder(db, wanted);
	const {source, stored} = folder ?? refuse('not-found', 'Deze campagne bestaat niet.');
	if (!stored) {
		refuse('conflict', 'Deze campagne hoort bij het product en wijzigt niet. Maak een kopie, en wijzig die.');
	}

	const {campaign} = wholeCampaign(source);
	const texts = Object.entries(textFields).map(([path, field]) => [
		field,
		source.files.get(path)?.toString('utf8') ?? '',
	]);
	return {campaign, source, stored, typed: {...typedOf(campaign), ...Object.fromEntries(texts)}};
}

export interface CampaignEdit extends Write, Wanted {
	/** The revision of the content that was on the form. */
	expected: number;
	typed: TypedCampaign;
}

/**
Changes the texts of a campaign that was copied or handed over, when all of it is in order.

@throws {Refusal} `not-found`, `conflict`, `stale`; `invalid` with every fault at once, by its field on the form.
*/
export async function editCampaign(
	db: Database,
	{campaignsFolder, slug, expected, typed, ...write}: CampaignEdit,
): Promise<void> {
	const {campaign: base, source, stored} = await editableCampaign(db, {campaignsFolder, slug});
	const change = changeOf(write, {slug, expected, typed});
	const isRepeated = versionsOf(stored).some(({changeId}) => changeId === change.changeId);
	if (!isRepeated && stored.revision !== expected) {
		refuse('stale', `Dit is intussen gewijzigd: revisie ${expected} is nu revisie ${stored.revision}.`);
	}

	const {campaign, faults} = editedCampaign(base, typed);
	if (campaign === null) {
		// The texts are judged too, against the campaign as it was, so that all faults are told at once.
		refuseFaults([...faults, ...(await faultsOfTexts(source, base, typed)).filter(({field}) => field in textNames)]);
		return;
	}

	const edited = editedSource(source, campaign, typed);
	refuseFaults(await faultsOfTexts(source, campaign, typed));
	const fields = await storedFields(db, {source: edited, copiedFrom: stored.copiedFrom});
	const decide = ({files}: StoredCampaign) =>
		JSON.stringify(files) === JSON.stringify(fields.files) ? ('unchanged' as const) : {fields};
	await changeFact(db, db.campaignFolders, {id: slug, change, expected, decide});
}

const textNames: Record<string, string> = Object.fromEntries(
	Object.entries(textFields).map(([path, field]) => [field, path]),
);

/** A browser ends the lines of what is typed with CR and LF. */
function editedSource(source: CampaignSource, campaign: Campaign, typed: TypedCampaign): CampaignSource {
	const {slug, files} = withCampaign(source, campaign);
	const texts = Object.entries(textFields)
		.filter(([path]) => files.has(path))
		.map(([path, field]): [string, Buffer] => [path, Buffer.from((typed[field] ?? '').replaceAll('\r\n', '\n'))]);
	return {slug, files: new Map([...files, ...texts])};
}

async function faultsOfTexts(source: CampaignSource, campaign: Campaign, typed: TypedCampaign): Promise<Fault[]> {
	const edited = editedSource(source, campaign, typed);
	return (await checkCampaign(edited, checkApart)).map(fault => onForm(fault, {source: edited, campaign}));
}

/** A fault of a file as one of the form: with its line, and what stands there, in a text; by its field otherwise. */
function onForm(
	{file, line, message}: CampaignFault,
	{source, campaign}: {source: CampaignSource; campaign: Campaign},
): Fault {
	const path = file.slice(campaign.slug.length + 1);
	const content = source.files.get(path)?.toString('utf8') ?? '';
	if (path in textFields) {
		const words = content.split('\n')[line - 1]?.trim() ?? '';
		const quoted = words === '' ? '' : ` Daar staat: ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`;
		const field = textFields[path as keyof typeof textFields];
		return {field, message: `${path}, regel ${line}: ${message}${quoted}`};
	}

	const fields = Object.entries(pathsOfFields(campaign));
	const found = path === 'campaign.json' && fields.find(([, at]) => lineOfField(content, at) === line);
	return found ? faultOf(found[0], message) : {field: '', message: `${path}, regel ${line}: ${message}`};
}
