import {createHash} from 'node:crypto';
import type {CampaignFiles} from './campaign-files.ts';
import {type CompiledMailing, compileMailing} from './mailing.ts';
import type {Render} from './render-mjml.ts';

/** More than any installation has campaigns; beyond it the oldest goes. */
const KEPT = 50;
const rendered = new Map<string, Promise<string>>();

/**
A campaign ready to fill. Only what MJML makes of it is kept, under the hash of what it was made of: an edited text counts
at once, and nothing can be stale.

@throws MJML's error when it cannot be compiled.
*/
export function compiledCampaign(files: CampaignFiles, render: Render): Promise<CompiledMailing> {
	return compileMailing(files, source => renderOnce(source, render));
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
