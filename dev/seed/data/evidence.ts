/** Proof that consultants give for a competency; the first that fits is taken by turn. */
export const evidence: Readonly<Record<string, readonly string[]>> = {
  'communication-strategy': [
    'Strategi för en förvaltning med 900 anställda, beslutad av nämnd och i bruk sedan 2023.',
    'Tog fram och förankrade kommunikationsstrategin i tre bolag; referenser finns hos byrån.',
  ],
  'social-media-strategy': [
    'Ensidig strategi åt ett familjeföretag: två kanaler i stället för sju, dubbelt så många besök från rätt målgrupp.',
    'Ledde strategiarbetet åt en destination med fem kommuner som ägare.',
  ],
  'brand-strategy': [
    'Ny position åt ett livsmedelsföretag; spontan kännedom från 11 till 19 procent på två år.',
  ],
  'audience-insight': [
    'Trettio djupintervjuer med kunder som hade lämnat, sammanställda till fyra målgrupper.',
    'Kontrollerade tre antagna målgrupper mot data. En fanns inte.',
  ],
  'goal-setting': [
    'Målkedja från årsredovisning till kanal, med fem mått som fortfarande används.',
    'Fick ledningsgruppen att enas om två mål i stället för fjorton.',
  ],
  'business-acumen': ['Satt i ledningsgruppen i åtta år, med eget resultatansvar i tre.'],
  'leadership-advice': [
    'Rådgivare till vd och styrelse genom ett uppköp och ett vd-byte.',
    'Utbildat fyra ledningsgrupper i vad kanalerna kräver av dem.',
  ],
  'budget-management': [
    'Ansvar för kommunikationsbudget på sex miljoner kronor, med uppföljning per kvartal.',
  ],
  'community-building': [
    'Byggde en medlemsgrupp från 40 till 2 600 deltagare; varannan fråga besvaras av andra medlemmar.',
    'Startade ambassadörsnätverk med stamgäster i tre städer.',
  ],
  moderation: [
    'Modererade ett forum med hundratusen medlemmar och skrev om reglerna tillsammans med dem.',
    'Svarsguide och turordning för en redaktion med öppna kommentarer dygnet runt.',
  ],
  'social-care': [
    'Svarstid från nitton timmar till femtio minuter, med samma bemanning.',
    'Tränade tolv kollegor i kundtjänst att svara i kanalerna.',
  ],
  'media-relations': ['Kontakt med riks- och fackmedier i femton år; tidigare nyhetsreporter.'],
  'crisis-communication': [
    'Kommunikationsansvarig i stab vid översvämning, elva dygn.',
    'Skrev och övade krisrutin för ett bolag med 1 400 anställda.',
  ],
  'press-writing': ['Pressmeddelanden som har blivit nyheter i både TV och lokaltidning.'],
  'spokesperson-support': [
    'Tränat över hundra talespersoner, från enhetschefer till landshövding.',
  ],
  copywriting: [
    'Kampanj som fick 1 900 personer att anmäla sig, med en enda annons.',
    'Skrivit åt ett trettiotal varumärken; arbetsprover finns.',
  ],
  'plain-language': [
    'Skrev om 240 beslutsbrev. Samtalen om dem blev hälften så många.',
    'Fortbildade sjuttio handläggare i klarspråk.',
  ],
  'editorial-writing': ['Åtta år som redaktör, med ansvar för både text och bild.'],
  'concept-storytelling': [
    'Idé och manus till en reportageserie i sex delar, visad av fler än målgruppen är stor.',
  ],
  'content-planning': ['Gemensam kalender för fyra avdelningar, som faktiskt används.'],
  'social-content': [
    'Veckovis produktion för tre varumärken under två år.',
    'Kort film som spreds av målgruppen själv, utan annonsering.',
  ],
  'web-publishing': ['Flyttade 5 000 sidor till nytt system och lät 2 900 av dem försvinna.'],
  'information-architecture': [
    'Ny struktur efter kortsortering med 60 invånare; rätt sida på första försöket i 8 fall av 10.',
  ],
  accessibility: [
    'Granskat enligt WCAG 2.2 och rättat tillsammans med utvecklarna.',
    'Utbildat redaktörer i alternativtexter, undertexter och kontrast.',
  ],
  'graphic-design': ['Mallar som används av fler än trettio personer utan formgivarutbildning.'],
  'art-direction': ['Ledde fotografer och illustratörer i en kampanj för fyra marknader.'],
  'visual-identity': [
    'Ny identitet åt ett museum, med handbok på tolv sidor i stället för hundra.',
  ],
  photography: ['Fotograferat åt magasin och arbetsgivare; alla medgivanden arkiverade.'],
  'video-production': ['Trettiotal uppdragsfilmer från manus till leverans i sex format.'],
  'video-editing': ['Klipper, färgsätter och textar själv; leverans inom två dygn vid behov.'],
  'social-platforms': [
    'Arbetar dagligen i de stora plattformarna sedan 2012.',
    'Kontoansvar för ett varumärke med verksamhet i tre länder.',
  ],
  'paid-social': ['Kostnad per köp från 310 till 170 kronor på ett halvår, med samma budget.'],
  sem: ['Sköter konton med upp till två miljoner kronor i månaden.'],
  seo: ['Teknisk genomgång och ny struktur: 40 procent fler besök från sök på ett år.'],
  'email-marketing': [
    'Välkomstflöde som öppnas av sex av tio och som har halverat supportfrågorna.',
  ],
  'marketing-automation': ['Byggt flöden för flytt, avbrott och återköp åt två energibolag.'],
  crm: ['Slog ihop tre kundregister och gallrade 60 000 poster enligt samtycke.'],
  'web-analytics': [
    'Mätplan, spårning med samtycke och en översikt som ledningen läser varje månad.',
    'Hittade felet som räknade varje köp två gånger.',
  ],
  'social-analytics': [
    'Månadsrapport på en sida: vad vi gjorde, vad det ledde till, vad vi slutar med.',
  ],
  'communication-evaluation': [
    'Utvärdering som ledde till att en kampanj lades ned i tid.',
    'För- och eftermätning av ett internt systembyte, tre omgångar.',
  ],
  'attribution-roi': [
    'Jämförde fyra sätt att räkna kanalernas bidrag och visade hur osäkra de är.',
  ],
  'data-visualisation': ['Översikter som används i ledningsgruppens beslut, inte bara visas.'],
  experimentation: [
    'Tio tester med hypotes, mått och slutdatum; sju av dem avslutades med ett nej.',
  ],
  'project-management': [
    'Webbplatsbyte för sju dotterbolag, klart i tid och under budget.',
    'Produktionsledare för en turné med fyrtio stopp.',
  ],
  facilitation: ['Leder arbetspass där alla får säga sitt och något faktiskt beslutas.'],
  'training-coaching': ['Utbildat chefer och redaktioner i grupper om sex till hundra.'],
  'cross-functional': [
    'Fick marknad, HR, drift och kundtjänst att planera i samma kalender.',
    'Samordnade fem förvaltningar inför ett gemensamt systembyte.',
  ],
  'internal-communication': [
    'Internkanaler för medarbetare utan dator: anslag, film och morgonmöten.',
  ],
  'change-communication': [
    'Kommunikationsplan för sammanslagning av två kommunala bolag, från beslut till vardag.',
  ],
  'manager-communication': [
    'Chefsstöd i tre omorganisationer; nio av tio chefer kände sig förberedda.',
  ],
  'employer-value': ['Arbetsgivarlöfte framtaget med 120 medarbetare och fortfarande i bruk.'],
  'recruitment-marketing': ['Kampanj för bristyrken: 86 behöriga ansökningar till 20 tjänster.'],
  'employee-advocacy': ['Tränade fyrtio medarbetare att berätta själva, på arbetstid.'],
  'law-compliance': ['Gått igenom samtycken, bildrättigheter och reklamidentifiering med jurist.'],
  'supplier-management': ['Upphandlat byrå och filmproduktion enligt LOU, två gånger.'],
};
