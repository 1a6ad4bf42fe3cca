/**
 * Throughline: care pathways for addiction treatment, drawn as BPMN, run by an engine, worked by
 * people.
 */
@org.jspecify.annotations.NullMarked
package care.throughline;
