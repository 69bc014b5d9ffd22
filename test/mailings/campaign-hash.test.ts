import test from 'ava';
import {readCampaignSource, wholeCampaign} from '../../src/mailings/campaign-files.ts';
import {hashOfCampaign} from '../../src/mailings/campaign-hash.ts';
import {checkMarkup} from '../../src/mailings/check-markup.ts';
import {folders} from '../service.ts';

const {slug, files} = await readCampaignSource(folders.campaigns, 'download-de-app');
const hashWith = (path: string, content: Buffer) =>
	hashOfCampaign(wholeCampaign({slug, files: new Map([...files, [path, content]])}));
const hash = hashOfCampaign(wholeCampaign({slug, files}));

test('one byte more in any file makes another campaign', t => {
	t.deepEqual([...files.keys()].sort(), [
		'campaign.json',
		'mailing.mjml',
		'mailing.txt',
		'pictures/straat.png',
		'pictures/straat.svg',
		'text.md',
	]);
	for (const [path, content] of files) {
		const changed =
			path === 'campaign.json'
				? Buffer.from(content.toString().replace('Kijk', 'kijk'))
				: Buffer.concat([content, Buffer.from(' ')]);
		t.not(hashWith(path, changed), hash, path);
	}
});

test('its own state is no part of a campaign', t => {
	const json = files.get('campaign.json')?.toString() ?? '';
	t.is(hashWith('campaign.json', Buffer.from(json.replace('"released"', '"draft"'))), hash);
});

test('a source full of comments that never end does not take its length squared', t => {
	const source = '<!--'.repeat(60_000);
	const begin = performance.now();
	t.true(checkMarkup(source, {pictures: [], altSlots: []}).length > 10_000);
	t.true(performance.now() - begin < 3000, `${performance.now() - begin} ms`);
	t.deepEqual(checkMarkup('<mjml lang="nl"><!-- a --></mjml>', {pictures: [], altSlots: []}), []);
});
