import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { fromRoot } from './paths.ts';

const alias = '$lib/';

/** Lets scripts that Node runs without a build (the seed) import the product's own modules. */
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith(alias)) return next(specifier, context);
    const file = fromRoot('src', 'lib', ...specifier.slice(alias.length).split('/'));
    return next(pathToFileURL(file).href, context);
  },
});
