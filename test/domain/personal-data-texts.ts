/**
Two fixed lists for the scanner of personal data, written before it from how people write; never tune them to it.

Each block is one way of writing; the texts stand between bars. All names, numbers and places are invented.
*/

const emailAddresses = `
Gemeld door jan.jansen@voorbeeld.nl | melder: p.devries@gmail.com | zie mail van marie@example.org gisteren
JAN.JANSEN@VOORBEELD.NL belde terug | correctie op verzoek van a_b-c@sub.voorbeeld.nl | bron: k.bakker+werk@politie.example
mail naar jan.jansen @ voorbeeld.nl | jan @voorbeeld . nl | Jan Jansen <jan@voorbeeld.nl> | (jan@voorbeeld.nl)
jan.jansen(at)voorbeeld.nl | jan.jansen [at] voorbeeld [dot] nl | jan apenstaartje voorbeeld punt nl
jansen at voorbeeld dot com | piet punt jansen at gmail punt com | jan{at}voorbeeld.nl | jan＠voorbeeld．nl
mailto:jan@voorbeeld.nl | adres jan.jansen@voorbeeld.co.uk | ja\u200Bn@voor\u200Bbeeld.nl | jan@\u2060voorbeeld.nl
info@houten.voorbeeld.nl nagevraagd | jan_jansen1987@hotmail.com, verkeerd verstuurd
`;

const telephoneNumbers = `
Melder belde met 0612345678 | 06-12345678 | 06 12345678 | 06 12 34 56 78 | 06-12 34 56 78 | 06.12.34.56.78
bel 06 1234 5678 terug | 06/12345678 | tel.0612345678 | Tel: 06 - 123 456 78
+31612345678 | +31 6 12345678 | +31 (0)6 12345678 | 0031612345678 | 0031 6 1234 5678 | +31-6-12-34-56-78 | (06) 12345678
030-1234567 | 030 1234567 | (030) 123 45 67 | 0301234567 | +31 30 123 45 67 | +31(0)30 1234567
0346-123456 | 0346 12 34 56 | 085-1234567 | 088-1234567 gebeld
0 6 1 2 3 4 5 6 7 8 | 0-6-1-2-3-4-5-6-7-8 | 06_12_34_56_78 | 06 – 12 34 56 78 | 06·12345678
nul zes twaalf vierendertig zesenvijftig achtenzeventig | nul zes een twee drie vier vijf zes zeven acht
nul-zes-een-twee-drie-vier-vijf-zes-zeven-acht | Nul Zes Twaalf 34 56 78 | 06 twaalf vierendertig 56 78
nulzes twaalf vierendertig zesenvijftig achtenzeventig | nul drie nul een twee drie vier vijf zes zeven
bereikbaar op nul zes, één twee drie, vier vijf zes, zeven acht | nulzeseentweedrieviervijfzeszevenacht is haar nummer
zes twaalf vierendertig zesenvijftig achtenzeventig, met nul ervoor | nummer 6 12345678 | mobiel 6-12345678
O6 12345678 | o6-12345678 | 06 1234567O | nummer is 0612345678. | vermist sinds 14-5-2022, tel 0612345678
14-05-2022 08:42 gebeld door 06 12345678 | 0612345678 (moeder) | moeder0612345678 | nr0612345678 van de melder
06\u200B12345678 | 0\u200B6\u200B1\u200B2\u200B3\u200B4\u200B5\u200B6\u200B7\u200B8 | 06\u00AD12345678 | 06\u00A012345678
０６１２３４５６７８ | ０６ １２ ３４ ５６ ７８ | ０６－１２３４５６７８ | 06\u206012\u206034\u206056\u206078 | 0６1２3４5６7８
+32 470 12 34 56 | +49 170 1234567 | 0049 170 1234567 | +44 20 7946 0958
`;

const numberPlates = `
Voertuig AB-12-34 gezien | 12-34-AB | 12-AB-34 | AB-12-CD | AB-CD-12 | 12-AB-CD | 12-ABC-3 | 1-ABC-23 | AB-123-C
A-123-BC | ABC-12-D | A-12-BCD | 1-AB-234 | 123-AB-4 | zwarte Golf met kenteken 99-XXX-9 | Kenteken: 4-TFL-24
DB-77-ZX | 13-KJ-88 | RS-TV-12 | 64-KRB-3 | 6-SVR-51 | GB-123-X | H-408-RK | JTP-34-V
L-71-XBP | taxi 12-TX-34 | de blauwe taxi TX-12-BB | taxi 1-TBB-12 | taxi 34-TKL-9
aanhanger WB-12-34 | aanhangwagen 12-WB-34 | trailer 23-WKF-7 | oplegger OB-12-34 | oplegger OP-12-RB | aanhanger 3-WXY-12
brommer F-123-BB | scooter D-12-FBX | bromfiets 12-FBB-3 | snorscooter DBB-12-F | scooter 34-DNK-8 | motor MB-12-BB
motor 12-MJ-LP | busje V-123-BD | bestelbus 12-VBK-3 | bus 4-VXZ-77 | oldtimer AE-12-34 | diplomaat CD-12-34
GB123X | JTP34V | 1ABC23 | 12ABC3 | AB12CD | gb123x | 12-abc-3 | ab-12-cd | gh-12-jk reed door | GB 123 X
gb 123 x | 4 TFL 24 | h 408 rk | 64 krb 3 | AB 12 CD | 12 AB 34 | GB.123.X | GB–123–X | GB - 123 - X | kenteken 1234AB
kenteken gb twaalf xx | kenteken GB123X | nummerplaat a12bcd | GB\u200B-123-\u200BX | ＧＢ－１２３－Ｘ | GB-１２３-X
`;

const coordinates = `
gevonden op 52.0907, 5.1214 | 52.090737,5.121420 | 52,0907 5,1214 | 52,0907; 5,1214 | 5.1214, 52.0907
52.0907 N 5.1214 E | N52.0907 E5.1214 | 52.0907N, 5.1214O | lat 52.09 lon 5.12 | lat: 52.0907, long: 5.1214 | lat=52.1&lon=5.1
52°05'26"N 5°07'17"E | 52° 5' 26,5" NB 5° 7' 17" OL | 52º05′26″ N 5º07′17″ O | N 52° 05.443 E 005° 07.283 | 52°5.443'N
52.0907° 5.1214° | 52.0907°N | 52 graden 5 minuten noord, 5 graden 7 minuten oost | 52.0907 noorderbreedte, 5.1214 oosterlengte
136012 455987 | 136012, 455987 | 136012,455987 | 136012/455987 | RD 136012 455987 | x=136012 y=455987 | X: 136.012 Y: 455.987
X136012 Y455987 | RD-coördinaten 136 012 / 455 987 | 136012.45 455987.12 | x 136012,5 en y 455987,3
geo:52.0907,5.1214 | https://kaart.voorbeeld.nl/@52.0907,5.1214,17z | ５２.０９０７, ５.１２１４ | 52.\u200B0907, 5.12\u200B14
coördinaten 52.09/5.12 | 31U FT 45310 73120 | locatie -33.8688, 151.2093
`;

const figuresAndNumbers = `
2022-0412 | actie 2022-0412 dubbel met 2022-0413 | zie 2022-0412, 2022-0413 en 2022-0414 | 2021-1187 hoort bij 2021-1186
838 acties in 2021 | 1.000 acties | 2.048.488 inwoners op 1 januari 2021 | 310.000 deelnemers | 307.273 | 14,3% | 15,8 procent
van 300.000 naar 310.000 deelnemers | tussen 893 en 975 | 151 van 1000 | 3 van 22 | 34 van de 38 gemeenten | 36/39
reach 12500 moet 1250 zijn | bereik was 23.451, niet 32.451 | 0 tips, niet 10 | twaalf tips in plaats van twee | 1,5 km werd 2 km
maandcijfers 12, 15, 9, 22, 31, 18 | T1 t/m T7 | norm van T4: 0,9 | 1.061 is de groei | 2000 downloads per maand, 24.000 per jaar
38 of 39 gemeenten | eerst 8, toen 9, toen 12 | 400.000 downloads na één sms-ronde | 11.842 acties in 2023 | versie 2.14.3
5 x 12 | 1 op de 10 | 120000 rijen ingelezen | totaal 1.234.567 | € 1.250,00 | 0,3 berichten per 1.000 deelnemers
reeks 12 14 9 22 31 18 40 7 | 8, 9 en 11 | rij 120 t/m 133 | 2.000.000 | -15 minuten | 100% | nog 6 gemeenten | +6,1%
`;

const daysAndTimes = `
14-5-2022 | 14-05-2022 08:42 | 2022-05-14 | 2022-05-14T08:42:00Z | 14 mei 2022 om 8.42 uur | 1-1-2022 t/m 31-12-2022 | 14/05/22
om 08:42, niet 18:42 | 08:42 en 08:55 | 08:42, 08:55, 09:10 | van 20.15 tot 21.30 uur | 22:05:13 | 8 uur 15 | 0842
begin was 14-5-2022 23:58, einde 15-5-2022 00:12 | vrijdag 13 mei | week 19 | week19 | mei 22 | 1 mei 22 | 12 mei 4 acties
1-mei-22 | 2022-05 | 05-2022 | 01-2022 02-2022 03-2022 | kwartaal 2 van 2022 | Q2 2022 | 24-03-2022 ging Weesp over
zomertijd 27-03-2022 02:00 | 31 december 23:59:59 | duur 45 min | na 3 uur en 15 minuten | half negen | 24/7 bereikbaar
2022-05-14 08:42 tot 2022-05-14 09:30 | 14.05.2022 | 14 mrt 2022 | 1-mrt-22 | seizoen 2021/2022 | 2020-2025 | om 10 30 gemeld
in 2020, 2021 en 2022 | schooljaar 2022-2023 | 1e halfjaar | nacht van 31-12 op 1-1 | 06:30 tot 12:00 | 6 december 2022
`;

const placesAndCodes = `
op de A12 bij Bunnik | A 27 bij Houten | N201 | N 230 | A2 hmp 58,4 | A12 Re 58.4 | A28 li 23,7 | km 58.4 | hectometerpaal 12,3
kilometerpaal 63 | A12 HRR 62.1 | afrit 18 van de A2 | knooppunt Lunetten | 3511 AB | 3511AB | postcode 3991 | GM0344 en GM0321
P2000 | P 1 BMD-02 brand woning | P 2 BNN-01 | A1 09141 rit 34567 | B2 ambulance 09-123 | capcode 0726142 | GRIP 1 | PRIO 1
09-4131 kwam ter plaatse | PIPO | C2000 lag eruit | dienst 0500-1500 | team de-copen | recherche-flevoland | west-utrecht
basisteam 09 | unit 3 | VP, VD en VT | n utr vp -5 | code VP in plaats van VT | kanaal 12 | AMBER Alert 2021 | Vermist Kind Alert
registratie 2022113456 | zaak PL0900-2022 | proces-verbaal volgt | sidecode 9 | formulier B12 | zaal 1.12 | bijlage 3b | EK2024
Laren (NH.) | 's-Graveland | wijk 03 buurt 12 | Utrecht-Noord | De Ronde Venen | perron 5b | lijn 28 | huisnummer weggelaten
`;

const sentences = `
verkeerde gemeente gekozen | dubbel vastgelegd | uitkomst te vroeg ingevuld | tip kwam na de overdracht binnen | getypt in verkeerd veld
was oefening | persoon zelf thuisgekomen | bleek een andere straat | ingetrokken op verzoek van de officier | collega gaf later door
werkinstructie ingevoerd | veiligheidsdag in Houten | opgave van het team | opgegeven door de gemeente per mail | bron: jaarverslag 2021
Landelijk beheer, maandrapportage | bron: downloads-2022.csv | export_2022-05.xlsx | App Store Connect | Google Play Console
www.burgernet.nl | zie burgernet.nl/app | @politie deelde het bericht | bericht van @burgernet | bel 112 | niet 0, maar 1 | 5+3=8
gemeld via Twitter #burgernet | twee keer dezelfde melding | soort was voertuig, geen verdachte | at random gekozen | punt vergeten
25 °C | 30 graden warm | x en y omgewisseld | lat en lon ontbraken | telefoon was leeg | kenteken was onbekend | e-mail kwam niet aan
zes van de acht | twee drie of vier keer geprobeerd | nul tips | eenentwintig gemeenten | taxi en aanhanger verwisseld | testbericht
opgave van het basisteam, juni | nagekeken in het portaal | reden onbekend | 12 jarige was terecht | man van 83 | groene fiets
`;

function textsOf(...blocks: string[]): string[] {
	return blocks.flatMap(block =>
		block
			.split(/[|\n]/)
			.map(text => text.trim())
			.filter(text => text !== ''),
	);
}

/** 200 texts that hold an e-mail address, a telephone number, a number plate or coordinates. */
export const textsWithPersonalData = {
	'e-mailadres': textsOf(emailAddresses),
	telefoonnummer: textsOf(telephoneNumbers),
	kenteken: textsOf(numberPlates),
	coördinaten: textsOf(coordinates),
};

/** 200 texts as people write them about actions and figures. */
export const cleanTexts = textsOf(figuresAndNumbers, daysAndTimes, placesAndCodes, sentences);
