import {fileURLToPath} from 'node:url';
import {readCampaign} from '../../src/mailings/campaign-files.ts';
import {composeEml, pictureId} from '../../src/mailings/compose-eml.ts';
import {drawApart} from '../../src/mailings/draw-apart.ts';
import {compileMailing, fillMailing} from '../../src/mailings/mailing.ts';
import {drawMaterial} from '../../src/mailings/material-renderer.ts';
import {renderApart, renderHere} from '../../src/mailings/render-mjml.ts';
import {filling, nastyValues} from './filling.ts';

const campaigns = fileURLToPath(new URL('../../campaigns', import.meta.url));

/** Everything that is rendered, with addresses of another host in every text: the work of a process that is watched. */
async function renderAll(host: string): Promise<void> {
	const files = await readCampaign(campaigns, 'download-de-app');
	const text = `<img src="${host}/1.png"> ${host} @import "${host}/a.css"`;
	for (const render of [renderHere, renderApart]) {
		const compiled = await compileMailing(files, render);
		const pictureAddress = (file: string) => `cid:${pictureId(compiled.slug, file)}`;
		const mail = fillMailing(compiled, filling(nastyValues(text), {lines: {regel: text}, pictureAddress}));
		await composeEml(mail, {slug: compiled.slug, pictures: compiled.pictures, now: new Date(0)});
	}

	// What the check of a campaign refuses: also MJML itself fetches none of it.
	const head = `<mj-head><mj-font name="x" href="${host}/f.css" /></mj-head>`;
	const body = `<mj-section background-url="${host}/b.png"><mj-column><mj-image src="${host}/1.png" alt="x" /></mj-column></mj-section>`;
	await renderHere(`<mjml>${head}<mj-body>${body}</mj-body></mjml>`);
	await renderHere(`<mjml><mj-body><mj-include path="${host}/x.mjml" /></mj-body></mjml>`).catch(() => undefined);

	const artwork = files.kit?.artwork;
	if (!artwork) {
		throw new Error('The campaign has no drawing');
	}

	const words = {
		...{place: text, headline: 'Kijk mee', body: text, line: text, figure: {value: '1', caption: text}, steps: [text]},
		...{asOf: text, link: `${host}/b/ABCDEFGH`, artwork, artworkAlt: text, logo: null},
	};
	for (const material of ['poster', 'square', 'qr-svg', 'qr-png'] as const) {
		await drawMaterial({material, words, madeAt: new Date(0)});
		await drawApart({material, words, madeAt: new Date(0)});
	}
}

const [host = '', isControl] = process.argv.slice(2);
await (isControl ? fetch(host) : renderAll(host));
console.log('done');
process.exit(0);
