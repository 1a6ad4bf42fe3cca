package care.throughline.pathway;

/**
 * Why an answer was not taken.
 *
 * @param field the key of the field; empty when it is about the answers as a whole
 * @param label the field in the words of the form; empty when the form has no such field
 * @param message a sentence for the person who answered: what is wrong and what to do
 */
public record FieldFinding(String field, String label, String message) {}
