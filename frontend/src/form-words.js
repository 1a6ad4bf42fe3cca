// The renderer's own sentences speak of fields and patterns. These are what a person filling in the form reads instead.
const sentences = [
  [/^Field is required\.$/, () => 'Please answer this.'],
  [/^Field must have minimum value of (.+)\.$/, (least) => `At least ${least}.`],
  [/^Field must have maximum value of (.+)\.$/, (most) => `At most ${most}.`],
  [/^Field must have minimum length of (.+)\.$/, (least) => `At least ${least} characters.`],
  [/^Field must have maximum length of (.+)\.$/, (most) => `At most ${most} characters.`],
  [/^Field must match pattern /, () => 'This is not written in the expected way.'],
  [/^Field must be a valid email\.$/, () => 'This is not an e-mail address.'],
  [/^Value is not a number\.$/, () => 'This is not a number.'],
  [/^Value is expected to be an integer\.$/, () => 'A whole number, please.'],
];

function inPlainWords(sentence) {
  for (const [pattern, words] of sentences) {
    const found = pattern.exec(sentence);
    if (found) return words(...found.slice(1));
  }
  return sentence;
}

const everyField = (components = []) => components.flatMap((field) => [field, ...everyField(field.components)]);
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/**
 * Takes "no past days" out of the schema and gives back the ids of those fields: the renderer would wipe such a day
 * and call the field empty.
 */
export function takeNoPastDays(schema) {
  const fields = everyField(schema.components).filter((field) => field.disallowPassedDates);
  for (const field of fields) delete field.disallowPassedDates;
  return new Set(fields.map((field) => field.id));
}

/** Lets the form say what is wrong in plain words, and keep a day that has passed while it does. */
export function speakPlainly(form, noPastDays) {
  const validator = form.get('validator');
  for (const ask of ['validateField', 'validateFieldInstance']) {
    const own = validator[ask].bind(validator);
    validator[ask] = (field, value) => {
      const found = own(field, value).map(inPlainWords);
      const passed = noPastDays.has(field.id) && typeof value === 'string' && value && value.slice(0, 10) < today();
      return passed ? ['This day has passed. Choose today or later.', ...found] : found;
    };
  }
}
