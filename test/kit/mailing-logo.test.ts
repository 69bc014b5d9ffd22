import {randomBytes} from 'node:crypto';
import {loadImage} from '@napi-rs/canvas';
import test from 'ava';
import {listCampaignSlugs, readCampaign} from '../../src/mailings/campaign-files.ts';
import {compiledCampaign} from '../../src/mailings/compiled-campaigns.ts';
import {composeEml, picturesInside} from '../../src/mailings/compose-eml.ts';
import {readLogo} from '../../src/mailings/logo.ts';
import {fillMailing} from '../../src/mailings/mailing.ts';
import {shownSize, smallLogo, withLogoPlace} from '../../src/mailings/mailing-logo.ts';
import {renderHere} from '../../src/mailings/render-mjml.ts';
import {filling, valuesFor} from '../mailings/filling.ts';
import {folders} from '../service.ts';
import {png} from './pngs.ts';

/** A picture that no program can make small. */
async function noise(width: number, height: number) {
	const raw = randomBytes(height * (1 + width * 3));
	for (let row = 0; row < height; row++) {
		raw[row * (1 + width * 3)] = 0;
	}

	const logo = await readLogo(png(width, height, {raw}));
	if (typeof logo === 'string') {
		throw new Error(logo);
	}

	return logo;
}

test('a logo is shown as it is or smaller, never stretched and never nothing', t => {
	for (const [width, height, shown] of [
		[300, 90, [200, 60]],
		[100, 40, [100, 40]],
		[64, 640, [6, 64]],
		[4000, 1, [200, 1]],
		[1, 4000, [1, 64]],
	] as const) {
		t.deepEqual(Object.values(shownSize({width, height})), shown);
	}
});

test('a plain logo is sharp on a fine screen', async t => {
	const image = await loadImage(await smallLogo({content: png(1000, 300), width: 1000, height: 300}));
	t.deepEqual([image.width, image.height], [400, 120]);
});

test('with the heaviest logo the mail of no campaign is over 60 kB', async t => {
	const logo = await noise(400, 128);
	const content = await smallLogo(logo);
	t.true(content.length <= 7000, `${content.length}`);
	for (const slug of await listCampaignSlugs(folders.campaigns)) {
		const files = await readCampaign(folders.campaigns, slug);
		const shown = {address: '', alt: 'Wapen van Utrechtse Heuvelrug', ...shownSize(logo), content};
		const compiled = await compiledCampaign(withLogoPlace(files), renderHere);
		const {pictures, ...inside} = picturesInside(compiled, shown);
		const mail = fillMailing(compiled, {...filling(valuesFor('Utrechtse Heuvelrug')), ...inside});
		t.true(mail.html.includes('src="cid:logo--gemeente@'));
		const eml = await composeEml(mail, {slug, pictures, now: new Date(0)});
		t.true(eml.length <= 60_000, `${slug}: ${eml.length}`);
	}
});
