/** Draws SVG without any text in it as PNG, so many pixels wide. Nothing outside the SVG is loaded. */
export async function drawPng(svg: string, width: number): Promise<Buffer> {
	const {Resvg} = await import('@resvg/resvg-js');
	const options = {fitTo: {mode: 'width', value: width}, font: {loadSystemFonts: false}, logLevel: 'off'} as const;
	return new Resvg(svg, options).render().asPng();
}
