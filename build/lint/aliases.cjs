// The import names of the house, for the border check, in the one form that it can read.
const { join } = require('node:path');
const root = join(__dirname, '..', '..');

module.exports = {
  resolve: {
    alias: Object.fromEntries(
      ['shared', 'electron', 'renderer', 'test'].map((name) => [`#${name}`, join(root, name)]),
    ),
  },
};
