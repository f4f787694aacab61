import type { TextPage } from './text-page.ts';

export const ACCESSIBILITY: TextPage = {
  updated: '2026-11-23',
  lead: {
    sv: 'Alla ska kunna använda Rollkoll: med tangentbord, skärmläsare, förstoring, på liten skärm och utan skript.',
    en: 'Everyone should be able to use Rollkoll: by keyboard, with a screen reader, enlarged, on a small screen and without scripts.',
  },
  sections: {
    sv: [
      {
        id: 'mal',
        title: 'Vad vi håller oss till',
        body: [
          'Vi följer WCAG 2.2 på nivå AA. Det går bortom vad lagen kräver av en tjänst mellan företag, men vi tycker att det hör till.',
        ],
      },
      {
        id: 'gor',
        title: 'Så fungerar det',
        body: [
          [
            'Sidorna kan läsas, sökas och filtreras utan skript.',
            'Allt går att nå med tangentbord, och det syns var du är.',
            'Ljust och mörkt läge följer din inställning, och rörelse stängs av om du har bett om det.',
            'Lägen och nivåer har alltid ord och form, aldrig bara färg.',
            'Fel i formulär står vid fältet och samlat överst, och det du skrev finns kvar.',
          ],
        ],
      },
      {
        id: 'kontroll',
        title: 'Hur vi kontrollerar',
        body: [
          'Varje sida provas automatiskt med axe på båda språken, i ljust och mörkt läge, på telefon och dator. Automatiska prov hittar bara en del av felen. Därför går vi också igenom sidorna för hand med tangentbord och 400 procents förstoring.',
        ],
      },
      {
        id: 'brister',
        title: 'Brister vi känner till',
        body: [
          [
            'Ingen utomstående har granskat tjänsten än, och den är inte provad tillsammans med personer som använder hjälpmedel.',
            'Kortbetalning sker på Stripes sida, som vi inte råder över. Det går alltid att betala med bankgiro i stället.',
          ],
        ],
      },
      {
        id: 'kontakt',
        title: 'När något inte fungerar',
        body: [
          'Skriv till {email} och berätta vilken sida det gäller. Vi svarar inom fem arbetsdagar och kan lämna innehållet i en annan form medan vi rättar felet.',
        ],
      },
    ],
    en: [
      {
        id: 'goal',
        title: 'What we hold ourselves to',
        body: [
          'We follow WCAG 2.2 at level AA. That goes beyond what the law requires of a service between companies, but we think it belongs.',
        ],
      },
      {
        id: 'how',
        title: 'How it works',
        body: [
          [
            'The pages can be read, searched and filtered without scripts.',
            'Everything can be reached by keyboard, and it shows where you are.',
            'Light and dark follow your setting, and motion is turned off if you have asked for that.',
            'States and levels always have a word and a shape, never colour alone.',
            'Errors in forms stand at the field and together at the top, and what you typed is kept.',
          ],
        ],
      },
      {
        id: 'checks',
        title: 'How we check',
        body: [
          'Every page is tested automatically with axe in both languages, in light and dark, on phone and desktop. Automatic tests only find some of the faults, so we also go through the pages by hand with keyboard and 400 per cent zoom.',
        ],
      },
      {
        id: 'shortcomings',
        title: 'Shortcomings we know of',
        body: [
          [
            'Nobody outside has reviewed the service yet, and it has not been tried together with people who use assistive technology.',
            'Card payment happens on Stripe’s page, which we do not control. You can always pay by bank transfer instead.',
          ],
        ],
      },
      {
        id: 'contact',
        title: 'When something does not work',
        body: [
          'Write to {email} and tell us which page it is. We answer within five working days and can give you the content in another form while we correct the fault.',
        ],
      },
    ],
  },
};
