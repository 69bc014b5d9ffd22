import {createHash} from 'node:crypto';
import {type CampaignFiles, readCampaign} from './campaign-files.ts';
import {type CompiledMailing, compileMailing} from './mailing.ts';
import type {Render} from './render-mjml.ts';

/** More than any installation has campaigns; beyond it the oldest goes. */
const KEPT = 50;
const rendered = new Map<string, Promise<string>>();

/**
A campaign ready to fill. The files are read each time, so that an edited text counts at once; only what MJML makes of
them is kept, under the hash of what it was made of, so it can never be stale.

@throws {FaultyCampaign} when the files are not whole, and MJML's error when they cannot be compiled.
*/
export async function compiledCampaign(
	folder: string,
	{slug, render}: {slug: string; render: Render},
): Promise<{files: CampaignFiles; compiled: CompiledMailing}> {
	const files = await readCampaign(folder, slug);
	return {files, compiled: await compileMailing(files, source => renderOnce(source, render))};
}

function renderOnce(source: string, render: Render): Promise<string> {
	const key = createHash('sha256').update(source).digest('base64');
	const known = rendered.get(key);
	if (known) {
		return known;
	}

	const html = render(source);
	rendered.set(key, html);
	html.catch(() => rendered.delete(key));
	const [oldest] = rendered.keys();
	if (rendered.size > KEPT && oldest !== undefined) {
		rendered.delete(oldest);
	}

	return html;
}
