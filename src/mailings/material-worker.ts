import {parentPort} from 'node:worker_threads';
import {type DrawRequest, drawMaterial, type LogoRequest} from './material-renderer.ts';
import type {MaterialWords} from './material-words.ts';

/** Bytes come out of another thread as a plain array of them. */
function received(asked: DrawRequest | LogoRequest): DrawRequest | LogoRequest {
	if (asked.material === 'logo') {
		return {...asked, logo: {...asked.logo, content: Buffer.from(asked.logo.content)}};
	}

	const {words, ...request} = asked;
	const {artwork, logo} = words;
	const whole: MaterialWords = {
		...words,
		artwork: {...artwork, content: Buffer.from(artwork.content)},
		logo: logo && {...logo, content: Buffer.from(logo.content)},
	};
	return {...request, words: whole};
}

// A thread that draws one material after the other; each answer names the request that it is for.
parentPort?.on('message', async ({id, request}: {id: number; request: DrawRequest | LogoRequest}) => {
	try {
		parentPort?.postMessage({id, content: await drawMaterial(received(request))});
	} catch (error) {
		parentPort?.postMessage({id, message: (error as Error).message});
	}
});
