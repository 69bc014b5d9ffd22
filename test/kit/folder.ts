import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {folders} from '../service.ts';

/** The campaign with a whole kit that these tests make; its words differ from those of every shipped one. */
export const slug = 'kijk-mee';

const page = `# Gemeentepagina

## Kijk mee in {{gemeente}}

Met de Burgernetapp [[krijg je|krijgt u]] een bericht als de politie in de buurt iemand zoekt.
Dat is gratis.

- {{zin_downloads}}
- {{regel}}

[Download de Burgernetapp]({{link_app}}) en kijk mee.

# Nieuwsbrief

[Kijk mee met de app]({{link_app}})
`;

const lines = [{name: 'regel', label: 'Regel van de gemeente', text: 'Samen zien we meer.', longest: 90}];
const material = {
	headline: 'Kijk mee in {{gemeente}}',
	body: '[[Je krijgt|U krijgt]] een bericht als de politie bij [[jou|u]] in de buurt iemand zoekt.',
	picture: 'straat.svg',
};

/** A folder with one campaign that has everything. */
export async function kitFolder(t: Pick<ExecutionContext, 'teardown'>, change: object = {}): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'burgernet-kit-'));
	t.teardown(() => rm(folder, {recursive: true, force: true}));
	const source = join(folders.campaigns, 'download-de-app');
	await cp(source, join(folder, slug), {recursive: true});
	const shipped = JSON.parse(await readFile(join(source, 'campaign.json'), 'utf8'));
	const campaign = {...shipped, slug, lines, eventDay: true, material, ...change};
	await writeFile(join(folder, slug, 'campaign.json'), JSON.stringify(campaign, null, '\t'));
	await writeFile(join(folder, slug, 'text.md'), page);
	return folder;
}

export const setting = {
	origin: 'https://burgernet.voorbeeld.nl',
	appUrls: {
		app: 'https://www.burgernet.nl',
		ios: 'https://www.burgernet.nl/ios',
		android: 'https://www.burgernet.nl/android',
	},
};
